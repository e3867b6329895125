import { figuresCard } from '../../cards/index.ts';
import type { CommandVerb } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { recordsAbout } from '../../src/bot/retention-about.ts';
import { sayRule } from '../../src/domain/retention.ts';
import { collectionNames } from '../../storage/collections.ts';
import { DATA_CLASSES } from '../../storage/data-classes.ts';

/** Long lists, which nobody waits for on a phone: they are in the file. */
const IN_THE_FILE = ['audit', 'deliveries', 'occurrences'];

/** `/partnership mydata`: what is held about whoever asks, and how to get all of it. */
export const myDataVerb: CommandVerb = {
  name: 'mydata',
  aliases: ['my-data'],
  summary: 'See what is held about you, for how long, and how to get a copy',
  access: 'mydata.see',
  arguments: {},
  examples: ['partnership mydata'],
  run: async (context) => ({ kind: 'notice', view: await drawMyData(context) }),
};

async function drawMyData({ tx, member, partnership }: Context): Promise<CardView> {
  const looked = collectionNames.filter((name) => !IN_THE_FILE.includes(name));
  const found = await recordsAbout(tx, member, looked);
  return {
    summary: 'What is held about you',
    card: figuresCard.expand({
      heading: 'What is held about you',
      intro: `You are on the list as ${member.name}, ${member.post}, ${member.email}. Your own training is in /training mine.`,
      sections: [
        {
          name: 'Records that name you',
          rows: found.map(({ collection, records }) => {
            const { holds, retention } = DATA_CLASSES[collection];
            const rule = retention.rule;
            const kept = rule ? sayRule(rule, partnership.retention[rule]) : retention.until;
            return { label: holds, shown: `${records.length}; ${kept}` };
          }),
        },
        {
          name: 'Beside these',
          rows: [
            {
              label: 'The audit trail',
              shown: `what you did and when, without texts; ${sayRule('audit', partnership.retention.audit)}`,
            },
          ],
        },
      ],
      note: `For a copy of all of it ask the business unit, who makes it with: npm run member:export -- ${member.id}. You can also ask them to put something right, or to object. No e-mail is sent by me: they hand it over.`,
    }),
  };
}
