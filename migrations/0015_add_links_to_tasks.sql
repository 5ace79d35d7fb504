ALTER TABLE `tasks` ADD `author` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `link` text;