CREATE TABLE `faq_showings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` text NOT NULL,
	`faq_id` text NOT NULL,
	`platform` text NOT NULL,
	`channel` text NOT NULL,
	`thread` text,
	`is_public` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `faq_showings_by_entry` ON `faq_showings` (`community`,`faq_id`,`at`);--> statement-breakpoint
ALTER TABLE `faq` ADD `is_removed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `faq_revisions` ADD `is_removed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_by_message` ON `outbox` (`community`,`sent_message_id`);