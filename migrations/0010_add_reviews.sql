CREATE TABLE `forge_deliveries` (
	`community` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `id`)
);
--> statement-breakpoint
CREATE TABLE `review_events` (
	`community` text NOT NULL,
	`review` integer NOT NULL,
	`version` integer NOT NULL,
	`change` text NOT NULL,
	`text` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `review`, `version`),
	FOREIGN KEY (`community`,`review`) REFERENCES `reviews`(`community`,`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `review_offers` (
	`community` text NOT NULL,
	`url` text NOT NULL,
	`platform` text NOT NULL,
	`message_id` text NOT NULL,
	PRIMARY KEY(`community`, `url`)
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`community` text NOT NULL,
	`number` integer NOT NULL,
	`url` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`platform` text NOT NULL,
	`channel` text NOT NULL,
	`thread` text,
	`author` text,
	`author_login` text,
	`skills` text NOT NULL,
	`state` text NOT NULL,
	`reviewer` text,
	`turn` integer NOT NULL,
	`passed` text NOT NULL,
	`is_escalated` integer NOT NULL,
	`round` integer NOT NULL,
	`waited` integer NOT NULL,
	`waiting_since` integer,
	`forge_at` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`community`, `number`)
);
--> statement-breakpoint
CREATE INDEX `reviews_by_change` ON `reviews` (`community`,`changed_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_community_url_unique` ON `reviews` (`community`,`url`);--> statement-breakpoint
ALTER TABLE `profiles` ADD `login` text;