CREATE TABLE `events` (
	`community` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`place` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`platform` text NOT NULL,
	`channel` text NOT NULL,
	`host` text NOT NULL,
	`is_cancelled` integer DEFAULT false NOT NULL,
	`recap` text,
	PRIMARY KEY(`community`, `number`)
);
--> statement-breakpoint
CREATE INDEX `events_by_start` ON `events` (`community`,`starts_at`);--> statement-breakpoint
CREATE TABLE `rsvps` (
	`community` text NOT NULL,
	`event` integer NOT NULL,
	`platform` text NOT NULL,
	`person` text NOT NULL,
	`attendance` text NOT NULL,
	PRIMARY KEY(`community`, `event`, `platform`, `person`),
	FOREIGN KEY (`community`,`event`) REFERENCES `events`(`community`,`number`) ON UPDATE no action ON DELETE no action
);
