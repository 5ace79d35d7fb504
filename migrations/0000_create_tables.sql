CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_time` ON `audit` (`community`,`at`);--> statement-breakpoint
CREATE TABLE `embeddings` (
	`encoder` text NOT NULL,
	`hash` text NOT NULL,
	`vector` blob NOT NULL,
	PRIMARY KEY(`encoder`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `faq` (
	`community` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`entry` text NOT NULL,
	PRIMARY KEY(`community`, `id`)
);
--> statement-breakpoint
CREATE TABLE `faq_revisions` (
	`community` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`entry` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `id`, `revision`),
	FOREIGN KEY (`community`,`id`) REFERENCES `faq`(`community`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `feedback` (
	`community` text NOT NULL,
	`question_id` text NOT NULL,
	`person` text NOT NULL,
	`standpoint` text NOT NULL,
	`vote` text NOT NULL,
	`correction` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `question_id`, `person`),
	FOREIGN KEY (`community`,`question_id`) REFERENCES `questions`(`community`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feedback_by_time` ON `feedback` (`community`,`at`);--> statement-breakpoint
CREATE TABLE `installations` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`sealed` text NOT NULL,
	`installed_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `workspace`)
);
--> statement-breakpoint
CREATE TABLE `models` (
	`community` text NOT NULL,
	`version` text NOT NULL,
	`trained_at` integer NOT NULL,
	`report` text,
	`promoted_at` integer,
	PRIMARY KEY(`community`, `version`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`question_id` text NOT NULL,
	`turn` integer NOT NULL,
	`reply` text,
	`created_at` integer NOT NULL,
	`sent_message_id` text,
	`sent_at` integer,
	`failure` text,
	FOREIGN KEY (`community`,`question_id`,`turn`) REFERENCES `verdicts`(`community`,`question_id`,`turn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`created_at`) WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_community_question_id_turn_unique` ON `outbox` (`community`,`question_id`,`turn`);--> statement-breakpoint
CREATE TABLE `people` (
	`community` text NOT NULL,
	`platform` text NOT NULL,
	`person` text NOT NULL,
	`roles` text NOT NULL,
	`is_moderator` integer NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`community`, `platform`, `person`)
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`community` text NOT NULL,
	`id` text NOT NULL,
	`platform` text NOT NULL,
	`channel` text NOT NULL,
	`thread` text,
	`message_id` text NOT NULL,
	`asker` text NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`community`, `id`)
);
--> statement-breakpoint
CREATE INDEX `questions_by_thread` ON `questions` (`community`,`platform`,`channel`,`thread`);--> statement-breakpoint
CREATE INDEX `questions_by_time` ON `questions` (`community`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `questions_platform_community_message_id_unique` ON `questions` (`platform`,`community`,`message_id`);--> statement-breakpoint
CREATE TABLE `quotes` (
	`community` text NOT NULL,
	`question_id` text NOT NULL,
	`turn` integer NOT NULL,
	`quoted_id` text NOT NULL,
	PRIMARY KEY(`community`, `question_id`, `turn`, `quoted_id`),
	FOREIGN KEY (`community`,`question_id`,`turn`) REFERENCES `verdicts`(`community`,`question_id`,`turn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `quotes_by_quoted` ON `quotes` (`community`,`quoted_id`);--> statement-breakpoint
CREATE TABLE `verdicts` (
	`community` text NOT NULL,
	`question_id` text NOT NULL,
	`turn` integer NOT NULL,
	`kind` text NOT NULL,
	`role` text,
	`person` text,
	`verdict` text NOT NULL,
	`judgement` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`community`, `question_id`, `turn`),
	FOREIGN KEY (`community`,`question_id`) REFERENCES `questions`(`community`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `verdicts_by_role` ON `verdicts` (`community`,`role`,`decided_at`);