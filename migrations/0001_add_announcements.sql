CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`key` text NOT NULL,
	`channel` text,
	`thread` text,
	`person` text,
	`reply` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_message_id` text,
	`sent_at` integer,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `announcements_open` ON `announcements` (`platform`,`created_at`) WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX `announcements_by_time` ON `announcements` (`community`,`platform`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `announcements_community_platform_key_unique` ON `announcements` (`community`,`platform`,`key`);--> statement-breakpoint
ALTER TABLE `people` ADD `is_admin` integer DEFAULT false NOT NULL;