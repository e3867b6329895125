import { useState } from 'react';
import type { Person, SlackScreen, World } from '../../protocol.ts';
import {
  slackClose,
  slackHome,
  slackPress,
  slackSay,
  slackShortcut,
  slackSubmit,
  slackSuggest,
} from '../api.ts';
import type { Fill } from '../app.tsx';
import { Banner } from '../banner.tsx';
import { Composer } from '../composer.tsx';
import { PaneBar } from '../pane-bar.tsx';
import { PersonChooser } from '../person-chooser.tsx';
import { RoomList } from '../room-list.tsx';
import { bareName } from '../room-names.ts';
import { usePane } from '../use-pane.ts';
import { AppMenu } from '../teams/app-menu.tsx';
import { HomeTabs, SlackHome } from './slack-home.tsx';
import { SlackLog } from './slack-log.tsx';
import { SlackModal } from './slack-modal.tsx';

interface Props {
  readonly world: World;
  readonly person: Person;
  readonly choosePerson: (id: string) => void;
  readonly fill: Fill | undefined;
}

/** The right half: Slack, as the chosen person sees it. */
export function SlackPane({ world, person, choosePerson, fill }: Props) {
  const { screen, room, chooseRoom, unread, actions } = usePane<SlackScreen>('slack', person, choosePerson);
  const [home, setHome] = useState(false);
  const isHome = home && room?.kind === 'direct';
  const modals = screen?.modals ?? [];
  const modal = modals.at(-1);
  const rooms = screen?.rooms ?? world.slack.rooms;
  const user = person.id;
  // Errors under the fields say it already.
  const refused = Object.keys(modal?.errors ?? {}).length > 0;

  return (
    <section className="pane slack" data-testid="slack-pane" aria-label="Slack">
      <Banner problem={refused ? undefined : actions.problem} onDismiss={actions.dismiss} />
      <PaneBar mark="#" product="Slack" place={world.slack.workspace} />
      <PersonChooser product="Slack" people={world.slack.people} person={person} onChoose={choosePerson} />
      <div className="pane-stage">
        <div className="pane-body" inert={modal !== undefined}>
          <RoomList
            label="Slack channels and messages"
            rooms={rooms}
            open={room?.id}
            unread={unread}
            onChoose={chooseRoom}
            headings={{ channel: 'Channels', group: 'Group messages', direct: 'Apps' }}
          />
          <div className="conversation">
            <header className="room-head">
              <h2>
                {room?.kind === 'channel' && <span aria-hidden="true"># </span>}
                {room ? bareName(room) : 'Loading…'}
              </h2>
              {room?.kind === 'direct' && (
                <HomeTabs
                  home={isHome}
                  onChoose={(home) => {
                    setHome(home);
                    if (home) void actions.act('home', () => slackHome({ user }));
                  }}
                />
              )}
            </header>
            {isHome && (
              <SlackHome
                home={screen?.home}
                personId={user}
                people={world.slack.people}
                rooms={rooms}
                busy={actions.busy('home')}
                onPress={(viewId, press) =>
                  void actions.act('home', () => slackPress({ user, viewId, ...press }))
                }
              />
            )}
            {room && !isHome && (
              <SlackLog world={world} personId={user} room={room} rooms={rooms} actions={actions} />
            )}
            {!isHome && (
              <AppMenu
                label="Shortcuts"
                mark="+"
                entries={world.shortcuts?.filter(({ on }) => on === 'anywhere') ?? []}
                onChoose={(shortcut) => void actions.act('composer', () => slackShortcut({ user, shortcut }))}
              />
            )}
            {!isHome && (
              <Composer
                testId="composer"
                label={`Message to ${room?.name ?? 'Slack'}`}
                placeholder="Type / for commands, @ for people"
                people={world.slack.people}
                world={world}
                sending={actions.busy('composer')}
                fill={fill}
                onSend={async (text) =>
                  room !== undefined && actions.act('composer', () => slackSay({ user, room: room.id, text }))
                }
              />
            )}
          </div>
        </div>
        {modal && (
          <SlackModal
            key={modal.id}
            modal={modal}
            under={modals.length - 1}
            personId={user}
            people={world.slack.people}
            rooms={rooms}
            busy={actions.busy(`modal ${modal.id}`)}
            onPress={(press) =>
              void actions.act(`modal ${modal.id}`, () => slackPress({ user, viewId: modal.id, ...press }))
            }
            onSuggest={(blockId, typed) => slackSuggest({ user, viewId: modal.id, blockId, typed })}
            onSubmit={(state) =>
              void actions.act(`modal ${modal.id}`, () => slackSubmit({ user, viewId: modal.id, state }))
            }
            onClose={() =>
              void actions.act(`modal ${modal.id}`, () => slackClose({ user, viewId: modal.id }))
            }
          />
        )}
      </div>
    </section>
  );
}
