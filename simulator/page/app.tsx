import { useEffect, useState } from 'react';
import type { Person, World } from '../protocol.ts';
import { readWorld } from './api.ts';
import { BotName } from './bot-name.ts';
import { examplesFor, type Example } from './examples.ts';
import { IntroStrip } from './intro-strip.tsx';
import { recall, remember } from './remember.ts';
import { SlackPane } from './slack/slack-pane.tsx';
import { TeamsPane } from './teams/teams-pane.tsx';
import type { PlatformName } from './use-pane.ts';

/** Text that an example puts into a composer; `turn` makes the same example work twice. */
export interface Fill {
  readonly text: string;
  readonly turn: number;
}

/** The whole page: an introduction on top, Microsoft Teams on the left, Slack on the right. */
export function App() {
  const { world, failed, again } = useWorld();
  if (!world) {
    return (
      <main className="waiting" role="status">
        {failed ? (
          <>
            <p>The local server does not answer yet. Check that it is running.</p>
            <button type="button" onClick={again}>
              Try again
            </button>
          </>
        ) : (
          <p>Opening the partnership…</p>
        )}
      </main>
    );
  }
  return (
    <BotName value={world.botName}>
      <Panes world={world} />
    </BotName>
  );
}

/** A group's chair on Teams and a safeguarding lead on Slack show the two sides best. */
const startsAsChair = ({ roles }: Person) =>
  roles.includes('chair') && !roles.includes('lsp') && !roles.includes('dsp');
const startsAsLead = ({ roles }: Person) => roles.includes('dsl');

function Panes({ world }: { world: World }) {
  const [onTeams, chooseOnTeams] = usePerson('teams', world.teams.people, startsAsChair);
  const [onSlack, chooseOnSlack] = usePerson('slack', world.slack.people, startsAsLead);
  const [shown, setShown] = useState<PlatformName>('teams');
  const [fills, setFills] = useState<Partial<Record<PlatformName, Fill>>>({});

  const fill = ({ platform, text }: Example) => {
    setShown(platform);
    setFills((before) => ({ ...before, [platform]: { text, turn: (before[platform]?.turn ?? 0) + 1 } }));
  };

  return (
    <div className="page" data-shown={shown}>
      <IntroStrip world={world} examples={examplesFor(onTeams, onSlack)} onExample={fill} />
      <nav className="switcher" aria-label="Which app to show">
        {(['teams', 'slack'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => setShown(name)}>
            {name === 'teams' ? 'Microsoft Teams' : 'Slack'}
          </button>
        ))}
      </nav>
      <main className="panes">
        {onTeams ? (
          <TeamsPane world={world} person={onTeams} choosePerson={chooseOnTeams} fill={fills.teams} />
        ) : (
          <p className="empty-pane">Nobody in this partnership uses Microsoft Teams.</p>
        )}
        {onSlack ? (
          <SlackPane world={world} person={onSlack} choosePerson={chooseOnSlack} fill={fills.slack} />
        ) : (
          <p className="empty-pane">Nobody in this partnership uses Slack.</p>
        )}
      </main>
    </div>
  );
}

/** Who one is on one platform: the last choice in this tab, else the first who fits, else the first of all. */
function usePerson(
  platform: PlatformName,
  people: readonly Person[],
  fits: (person: Person) => boolean,
): [Person | undefined, (id: string) => void] {
  const [id, setId] = useState(() => recall(`${platform}-person`));
  const person = people.find((each) => each.id === id) ?? people.find(fits) ?? people[0];
  return [
    person,
    (next) => {
      remember(`${platform}-person`, next);
      setId(next);
    },
  ];
}

function useWorld() {
  const [world, setWorld] = useState<World>();
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    readWorld().then(
      (found) => current && setWorld(found),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [turn]);
  const again = () => {
    setFailed(false);
    setTurn(turn + 1);
  };
  return { world, failed, again };
}
