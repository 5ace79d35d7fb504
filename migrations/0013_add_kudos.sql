CREATE TABLE `kudos` (
	`community` text NOT NULL,
	`id` text NOT NULL,
	`platform` text NOT NULL,
	`giver` text NOT NULL,
	`receiver` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `id`)
);
--> statement-breakpoint
CREATE INDEX `kudos_by_time` ON `kudos` (`community`,`at`);--> statement-breakpoint
CREATE TABLE `kudos_opt_outs` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`person` text NOT NULL,
	PRIMARY KEY(`community`, `platform`, `person`)
);
