import type { Person, TeamsScreen, World } from '../../protocol.ts';
import { teamsClose, teamsExtend, teamsSay, teamsSubmit } from '../api.ts';
import type { Fill } from '../app.tsx';
import { Banner } from '../banner.tsx';
import { Composer } from '../composer.tsx';
import { PaneBar } from '../pane-bar.tsx';
import { PersonChooser } from '../person-chooser.tsx';
import { RoomList } from '../room-list.tsx';
import { usePane } from '../use-pane.ts';
import { AppMenu } from './app-menu.tsx';
import { TeamsDialog } from './teams-dialog.tsx';
import { TeamsLog } from './teams-log.tsx';

interface Props {
  readonly world: World;
  readonly person: Person;
  readonly choosePerson: (id: string) => void;
  readonly fill: Fill | undefined;
}

/** The left half: Microsoft Teams, as the chosen person sees it. */
export function TeamsPane({ world, person, choosePerson, fill }: Props) {
  const { screen, room, chooseRoom, unread, actions } = usePane<TeamsScreen>('teams', person, choosePerson);
  const dialog = screen?.dialog;
  const close = () => void actions.act('dialog', () => teamsClose({ user: person.id }));

  return (
    <section className="pane teams" data-testid="teams-pane" aria-label="Microsoft Teams">
      <Banner problem={actions.problem} onDismiss={actions.dismiss} />
      <PaneBar mark="T" product="Microsoft Teams" place={world.teams.tenant} />
      <PersonChooser
        product="Microsoft Teams"
        people={world.teams.people}
        person={person}
        onChoose={choosePerson}
      />
      <div className="pane-stage">
        <div className="pane-body" inert={dialog !== undefined}>
          <RoomList
            label="Teams channels and chats"
            rooms={screen?.rooms ?? world.teams.rooms}
            open={room?.id}
            unread={unread}
            onChoose={chooseRoom}
            headings={{ channel: 'Channels', group: 'Group chats', direct: 'Chat with the bot' }}
          />
          <div className="conversation">
            <header className="room-head">
              <h2>{room?.name ?? 'Loading…'}</h2>
            </header>
            {room && <TeamsLog world={world} personId={person.id} room={room} actions={actions} />}
            <AppMenu
              label="Actions and apps"
              mark="+"
              entries={world.shortcuts?.filter(({ on }) => on === 'anywhere') ?? []}
              onChoose={(command) =>
                void (
                  room &&
                  actions.act('composer', () => teamsExtend({ user: person.id, room: room.id, command }))
                )
              }
            />
            <Composer
              testId="composer"
              label={`Message to ${room?.name ?? 'Teams'}`}
              placeholder="Type / for commands, @ for people"
              people={world.teams.people}
              world={world}
              sending={actions.busy('composer')}
              fill={fill}
              onSend={async (text) =>
                room !== undefined &&
                actions.act('composer', () => teamsSay({ user: person.id, room: room.id, text }))
              }
            />
          </div>
        </div>
        {dialog && (
          <TeamsDialog
            dialog={dialog}
            personId={person.id}
            people={world.teams.people}
            busy={actions.busy('dialog')}
            onPress={(press) => void actions.act('dialog', () => teamsSubmit({ user: person.id, ...press }))}
            onClose={close}
          />
        )}
      </div>
    </section>
  );
}
