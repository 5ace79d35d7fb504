CREATE TABLE `opt_outs` (
	`community` text NOT NULL,
	`digest` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `digest`)
);
