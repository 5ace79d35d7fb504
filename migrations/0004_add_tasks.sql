CREATE TABLE `task_blockers` (
	`community` text NOT NULL,
	`task` integer NOT NULL,
	`blocker` integer NOT NULL,
	PRIMARY KEY(`community`, `task`, `blocker`),
	FOREIGN KEY (`community`,`task`) REFERENCES `tasks`(`community`,`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`community`,`blocker`) REFERENCES `tasks`(`community`,`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task_events` (
	`community` text NOT NULL,
	`task` integer NOT NULL,
	`version` integer NOT NULL,
	`change` text NOT NULL,
	`text` text,
	`platform` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `task`, `version`),
	FOREIGN KEY (`community`,`task`) REFERENCES `tasks`(`community`,`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tasks` (
	`community` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`details` text NOT NULL,
	`stage` text NOT NULL,
	`role` text,
	`priority` text NOT NULL,
	`assignee_platform` text,
	`assignee` text,
	`due_at` integer,
	`creator_platform` text NOT NULL,
	`creator` text NOT NULL,
	`platform` text NOT NULL,
	`channel` text NOT NULL,
	`thread` text,
	`message_id` text,
	`question_id` text,
	`proposal` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`version` integer NOT NULL,
	PRIMARY KEY(`community`, `number`)
);
--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`community`,`due_at`) WHERE done_at is null;