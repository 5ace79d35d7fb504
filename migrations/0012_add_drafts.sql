CREATE TABLE `drafts` (
	`community` text NOT NULL,
	`number` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`question_ids` text NOT NULL,
	`name` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`language` text NOT NULL,
	`faq_id` text,
	`is_machine_made` integer NOT NULL,
	`is_edited` integer DEFAULT false NOT NULL,
	`evidence_at` integer NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`told_at` integer,
	`decider` text,
	`reason` text DEFAULT '' NOT NULL,
	`decided_at` integer,
	PRIMARY KEY(`community`, `number`)
);
--> statement-breakpoint
CREATE INDEX `drafts_by_state` ON `drafts` (`community`,`state`,`opened_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_community_key_unique` ON `drafts` (`community`,`key`);