import type { Command } from 'commander';
import type { Config } from './config.js';

/** What a command gets from `cli.ts`: the settings, the running program, and a way to speak. */
export interface Terminal<Program = unknown> {
  config(): Config;
  /** Starts the program without its web server, uses it, and ends it. */
  withProgram<T>(use: (program: Program) => Promise<T>): Promise<T>;
  /** One line per item for people, or the whole as JSON for programs. */
  say(json: boolean, result: unknown, lines: readonly string[]): void;
  /** The command did its work and found something wrong: the exit code tells. */
  fail(): void;
  /** What was piped in, without the last newline. */
  readInput(): Promise<string>;
}

/** A command and its options, in a file beside what it does. */
export type CommandMaker<Program> = (terminal: Terminal<Program>) => Command;

/** Something a person can mend: one clear line, no stack. */
export class CommandError extends Error {}
