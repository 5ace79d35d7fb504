ALTER TABLE `events` ADD `publication` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `platform_id` text;