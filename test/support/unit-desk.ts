import { expect } from 'vitest';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import { showing } from './screens.ts';
import type { Town } from './town.ts';

/** One person in their own chat with the bot on Teams: what they read, press, fill in and type. */
export interface UnitDesk {
  readonly unitReads: (...words: readonly string[]) => ScreenMessage;
  /** Presses a button of the newest message with these words. */
  readonly press: (label: string, ...words: readonly string[]) => Promise<void>;
  /** Sends the open dialog off, and closes it. */
  readonly send: (submit: string, filled: Readonly<Record<string, string>>) => Promise<void>;
  readonly type: (line: string) => Promise<void>;
}

export function unitDesk(town: () => Town, who: string): UnitDesk {
  const unitReads = (...words: readonly string[]): ScreenMessage =>
    showing(town().simulator.teams.messages('direct', who), ...words);
  return {
    unitReads,
    async press(label, ...words) {
      const pressed = await town().simulator.teams.press(who, 'direct', unitReads(...words).id, label);
      expect(pressed).toMatchObject({ ok: true });
      await town().settled();
    },
    async send(submit, filled) {
      const { teams } = town().simulator;
      expect(await teams.submitDialog(who, submit, filled)).toMatchObject({ ok: true });
      await town().settled();
      teams.closeDialog(who);
    },
    async type(line) {
      await town().simulator.teams.dm(who, line);
      await town().settled();
    },
  };
}
