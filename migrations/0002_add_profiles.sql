CREATE TABLE `profiles` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`person` text NOT NULL,
	`name` text,
	`time_zone` text,
	PRIMARY KEY(`community`, `platform`, `person`)
);
