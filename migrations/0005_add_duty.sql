CREATE TABLE `duty_absences` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`person` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	PRIMARY KEY(`community`, `platform`, `person`)
);
--> statement-breakpoint
CREATE TABLE `duty_entries` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`role` text NOT NULL,
	`person` text NOT NULL,
	`is_on` integer NOT NULL,
	`share` integer NOT NULL,
	`capacity` integer,
	`skills` text NOT NULL,
	`hours` text,
	PRIMARY KEY(`community`, `platform`, `role`, `person`)
);
--> statement-breakpoint
CREATE TABLE `duty_pings` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`person` text NOT NULL,
	`key` text NOT NULL,
	`text` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `platform`, `person`, `key`)
);
--> statement-breakpoint
CREATE INDEX `duty_pings_by_time` ON `duty_pings` (`community`,`platform`,`at`);--> statement-breakpoint
CREATE INDEX `duty_pings_held` ON `duty_pings` (`community`,`platform`,`at`) WHERE text is not null;--> statement-breakpoint
CREATE TABLE `duty_swaps` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`id` text NOT NULL,
	`role` text NOT NULL,
	`person` text NOT NULL,
	`stand_in` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`is_agreed` integer NOT NULL,
	`owed` integer NOT NULL,
	PRIMARY KEY(`community`, `id`)
);
--> statement-breakpoint
CREATE TABLE `duty_turns` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`role` text NOT NULL,
	`subject` text NOT NULL,
	`message_id` text,
	`person` text NOT NULL,
	`taker` text NOT NULL,
	`start` integer NOT NULL,
	`finish` integer NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`community`, `platform`, `subject`, `role`)
);
--> statement-breakpoint
CREATE INDEX `duty_turns_by_time` ON `duty_turns` (`community`,`platform`,`role`,`at`);--> statement-breakpoint
CREATE INDEX `duty_turns_open` ON `duty_turns` (`community`,`platform`,`at`) WHERE ended_at is null;