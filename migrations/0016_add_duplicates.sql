CREATE TABLE `duplicates` (
	`community` text NOT NULL,
	`question_id` text NOT NULL,
	`first_id` text NOT NULL,
	PRIMARY KEY(`community`, `question_id`),
	FOREIGN KEY (`community`,`question_id`) REFERENCES `questions`(`community`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`community`,`first_id`) REFERENCES `questions`(`community`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duplicates_by_first` ON `duplicates` (`community`,`first_id`);