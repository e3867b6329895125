import { referenceOf } from '../../cards/review/words.ts';
import { notice } from '../../cards/words.ts';
import type { FormErrors, FormHandler, PressHandler } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import { readForm } from '../../src/bot/forms.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { SettingAsked } from '../../src/domain/review/open.ts';
import { readSettings, type SettingLine } from '../../src/domain/review/setting-list.ts';
import { addReturns } from '../../src/domain/review/returns.ts';
import { agencyNamed } from '../../src/partnership/directory.ts';
import { drawForm, schemaOf, type Asked } from '../form-fields.ts';
import { findDriven, keepReview, momentOf, subjectOfReview } from './record.ts';
import { tellOwers } from './tell.ts';

/** Opens the form for a list of settings. */
export const settingsPress: PressHandler = {
  access: 'review.drive',
  async run(context, press) {
    const review = await findDriven(context, press.subject);
    return context.openForm('review.settings', { subject: subjectOfReview(review) });
  },
};

const ASKED: Asked = {
  title: 'Add settings',
  submit: 'Add them',
  heading: '',
  intro: [
    'One setting a line: its name; its kind; the work e-mail of its safeguarding lead. The e-mail may be left out.',
    'For example: Mock Primary; primary schools; jo.ellis@mock.example',
  ],
  fields: [{ id: 'settings', kind: 'text', label: 'Settings', required: 'Paste the list.', longest: 3000 }],
};

/**
 * Settings pasted as a list. Names of schools are needed here, so the guard reads it as work and not as about a case; a line
 * that is not understood is told with its number, and nothing is kept until all are right.
 */
export const settingsForm: FormHandler = {
  access: 'review.drive',
  about: 'work',
  texts: ['settings'],

  async show(context, draft, values, errors) {
    const review = await findDriven(context, draft.subject);
    return drawForm(draft, { ...ASKED, heading: referenceOf(review) }, values, errors);
  },

  async submit(context, draft, inputs): Promise<Reply | { errors: FormErrors }> {
    const review = await findDriven(context, draft.subject);
    const said = readForm(schemaOf(ASKED), inputs);
    if ('errors' in said) return said;
    const read = readSettings(
      said.data['settings'] ?? '',
      (kind) => agencyNamed(context.partnership, kind)?.id,
    );
    if (read.wrong.length > 0) return { errors: { settings: read.wrong.slice(0, 5).join(' ') } };
    const asked = read.settings.map((line) => settingOf(context, line));
    const known = new Set(review.returns.map(({ id }) => id));
    const added = asked.filter(({ id }) => !known.has(`setting-${id}`));
    const at = await momentOf(context);
    const more = addReturns(review, added.map(asReturn), context.member.id, at);
    await keepReview(context, await tellOwers(context, more), 'review.drive');
    const unknown = added.filter(({ member }) => member === undefined).length;
    return {
      kind: 'finish',
      view: notice(
        `${added.length === 1 ? 'One setting is' : `${added.length} settings are`} added to ${review.id}`,
        [
          ...(asked.length > added.length ? [`${asked.length - added.length} were there already.`] : []),
          ...(unknown > 0
            ? [`For ${unknown} nobody is on record as a member, so the business unit has to ask them itself.`]
            : []),
        ],
      ),
    };
  },
};

function settingOf({ directory }: Context, line: SettingLine): SettingAsked {
  const member = line.lead ? directory.memberByEmail(line.lead) : undefined;
  const { id, name, agency } = line;
  return { id, name, agency, ...(member && !member.left ? { member: member.id } : {}) };
}

function asReturn({ id, name, agency, member }: SettingAsked) {
  return { id: `setting-${id}`, agency, setting: { name, ...(member ? { lead: member } : {}) } };
}
