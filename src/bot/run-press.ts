import { mayEver, NotAllowed } from './access.ts';
import { BotError } from './errors.ts';
import { helpView } from './help-view.ts';
import type { PressInteraction } from './interaction.ts';
import { perform, type PerformDeps } from './perform.ts';
import type { Reply } from './reply.ts';
import { reopenForm } from './run-form.ts';
import type { Directory, Member } from '../partnership/model.ts';

/** Does what a card's button says. The same button on the same revision by the same person has its effect once. */
export async function runPress(
  deps: PerformDeps,
  interaction: PressInteraction,
  member: Member,
  directory: Directory,
): Promise<Reply> {
  const { verb, subject, rev } = interaction;
  const keys =
    subject === undefined || rev === undefined ? [] : [`press|${member.id}|${verb}|${subject}|${rev}`];
  return perform(
    deps,
    { interaction, member, directory, verb, keys, ...(subject ? { subject } : {}) },
    async (context) => {
      if (verb === 'form.open') return reopenForm(deps, context, interaction);
      if (verb === 'help.show') return { kind: 'notice', view: helpView(deps.registry.definitions) };
      const handler = deps.registry.press(verb);
      if (!handler)
        throw new BotError(
          'unknown-button',
          'This button belongs to an older card. Type /mywork to see the card as it is now.',
        );
      if (!mayEver(member, handler.access))
        throw new NotAllowed('Your role does not include this. Nothing was changed.');
      return handler.run(context, interaction);
    },
  );
}
