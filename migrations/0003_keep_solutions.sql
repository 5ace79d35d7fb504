CREATE TABLE `solutions` (
	`community` text NOT NULL,
	`question_id` text NOT NULL,
	`platform` text NOT NULL,
	`channel` text NOT NULL,
	`thread` text,
	`message_id` text,
	`link` text,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`author_name` text,
	`role` text,
	`answered_at` integer NOT NULL,
	`silent_since` integer,
	`state` text NOT NULL,
	`accepter` text,
	`standpoint` text,
	`accepted_at` integer,
	`faq_id` text,
	PRIMARY KEY(`community`, `question_id`),
	FOREIGN KEY (`community`,`question_id`) REFERENCES `questions`(`community`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `solutions_by_message` ON `solutions` (`community`,`platform`,`message_id`);--> statement-breakpoint
CREATE INDEX `solutions_by_state` ON `solutions` (`community`,`state`,`silent_since`);--> statement-breakpoint
ALTER TABLE `people` ADD `muted_at` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `link` text;--> statement-breakpoint
CREATE INDEX `questions_by_link` ON `questions` (`community`,`link`);