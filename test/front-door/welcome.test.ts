import { describe, expect, it } from 'vitest';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_TEAMS, STRANGER, useTown, WORKER_ON_TEAMS } from '../support/town.ts';

describe('whoever adds the app in Teams', () => {
  const town = useTown();

  async function install(who: string): Promise<void> {
    await town().simulator.teams.install({ people: [who] });
    await town().settled();
  }
  const welcomes = (who: string) =>
    town()
      .simulator.teams.dmMessages(who)
      .filter((message) => wordsOf(message).includes('Welcome'));
  const at = (instant: string) => {
    town().now = new Date(instant);
  };

  it('is welcomed once a day, in six lines, with the buttons their role has', async () => {
    // The town has installed it for both already.
    await install(CHAIR_ON_TEAMS);
    expect(welcomes(CHAIR_ON_TEAMS)).toEqual([]);
    at('2026-11-24T09:00:01Z');
    await install(CHAIR_ON_TEAMS);
    await install(CHAIR_ON_TEAMS);
    await install(WORKER_ON_TEAMS);
    const [forChair, ...more] = welcomes(CHAIR_ON_TEAMS);
    expect(more).toEqual([]);
    expect(forChair && buttonsOf(forChair)).toEqual(['My work', 'Assign an action', 'What I can type']);
    expect(forChair && wordsOf(forChair)).toContain('Welcome, Dominic');
    const body = forChair?.cards?.[0] as { body: unknown[] };
    expect(body.body).toHaveLength(1 + 6);
    const [forWorker] = welcomes(WORKER_ON_TEAMS);
    expect(forWorker && buttonsOf(forWorker)).toEqual(['My work', 'What I can type']);
  });

  it('can use each of the buttons', async () => {
    const { teams } = town().simulator;
    const id = welcomes(CHAIR_ON_TEAMS)[0]?.id ?? '';
    await teams.dm(
      CHAIR_ON_TEAMS,
      `action assign ${CHAIR_ON_TEAMS} "Read the welcome" by 12 Dec measure "Read"`,
    );
    await town().settled();
    await teams.press(CHAIR_ON_TEAMS, 'direct', id, 'My work');
    await town().settled();
    showing(teams.dmMessages(CHAIR_ON_TEAMS), 'You owe one action', 'Read the welcome');
    await teams.press(CHAIR_ON_TEAMS, 'direct', id, 'What I can type');
    await town().settled();
    showing(teams.dmMessages(CHAIR_ON_TEAMS), 'action assign');
    await teams.press(CHAIR_ON_TEAMS, 'direct', id, 'Assign an action');
    expect(teams.dialog(CHAIR_ON_TEAMS)?.title).toBe('Assign an action');
    teams.closeDialog(CHAIR_ON_TEAMS);
  });

  it('and is not known is told how to become known, once', async () => {
    await install(STRANGER);
    await install(STRANGER);
    const said = town().simulator.teams.dmMessages(STRANGER);
    expect(said).toHaveLength(1);
    showing(said, 'I do not know this account yet');
  });

  it('nobody else is written to: not by a team, and not by joining one', async () => {
    const { teams } = town().simulator;
    const people = town().members.filter(({ platforms }) => platforms.includes('teams'));
    teams.startAfresh();
    at('2026-11-26T09:00:00Z');
    await teams.install({ team: true, groups: true });
    await teams.event({ kind: 'memberRemoved', user: WORKER_ON_TEAMS });
    await teams.event({ kind: 'memberAdded', user: WORKER_ON_TEAMS });
    await town().settled();
    const written = people.filter(({ name }) => teams.dmMessages(name).length > 0);
    // Whoever added it to the team.
    expect(written).toHaveLength(1);
    expect(teams.messages('General')).toEqual([]);
    expect(teams.messages('Group chat')).toEqual([]);
  });
});
