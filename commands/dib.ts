import { briefingView } from '../cards/briefing/view.ts';
import { mirrorView } from '../cards/briefing/mirror-view.ts';
import { updateOnceView, updateView } from '../cards/briefing/update-view.ts';
import { notice } from '../cards/words.ts';
import type { Command } from '../src/bot/command.ts';
import {
  actionsView,
  checkView,
  educationView,
  handoverView,
  hospitalView,
  nudgeView,
} from '../cards/briefing/day-views.ts';
import { roomOfMessage, STANDS } from '../src/bot/hear-ways.ts';
import { itemView } from '../cards/briefing/item-view.ts';
import { orderView } from '../cards/briefing/order-view.ts';
import { chairPresses, closeVerb, orderForm, orderVerb, releaseVerb } from './dib/chair.ts';
import { correctVerb } from './dib/correct.ts';
import { eventForm, eventPress } from './dib/event-form.ts';
import { changeForm, changePress, correctForm, correctPress, formPress, postForm } from './dib/forms.ts';
import { hearBriefing } from './dib/hear.ts';
import { itemPresses } from './dib/item.ts';
import {
  actionsPress,
  actionsVerb,
  hospitalPress,
  listVerb,
  minePress,
  statusVerb,
  toDslsPress,
  updatePress,
} from './dib/list.ts';
import { themesVerb, trendsVerb } from './dib/themes.ts';
import { takeIn, updateReply } from './dib/post.ts';
import { nothingFromUs, updatePresses } from './dib/presses.ts';

/** `/dib`: the daily intelligence briefing. Most of it needs no command: people reply in the thread of the day. */
export const dib: Command = {
  name: 'dib',
  aliases: ['briefing', 'daily briefing'],
  summary: 'Bring something to the daily briefing, and see where it stands',
  defaultVerb: 'post',
  listens: { hear: hearBriefing, command: 'dib', verb: 'post', text: 'text', message: 'message' },
  verbs: [
    {
      name: 'post',
      aliases: ['add', 'update', 'new'],
      summary: 'Bring something to today’s briefing, in your own words or with a form',
      access: 'briefing.post',
      about: 'case',
      form: 'briefing.form',
      arguments: {
        text: {
          kind: 'text',
          label: 'what happened',
          main: true,
          required: true,
          max: 2000,
          placeholder: 'what happened',
        },
      },
      examples: ['dib post', 'dib post "Two back overnight, one still out since 21:40, high, City Centre"'],
      run: async (context, { text = '', message, [STANDS]: stands }) => {
        const place = message === undefined || stands === undefined ? context.place : roomOfMessage(message);
        const update = await takeIn(context, {
          text,
          ...(message === undefined ? {} : { message }),
          ...(message !== undefined && place ? { place } : {}),
        });
        if (update) return updateReply(context, update);
        return {
          kind: 'notice',
          view: notice('There is nothing in that for the briefing', [
            'Say what happened, or that there is nothing to report.',
          ]),
        };
      },
    },
    {
      name: 'nil',
      aliases: ['nothing', 'none'],
      summary: 'Say that your agency has nothing to report today',
      access: 'briefing.post',
      arguments: {},
      examples: ['dib nil'],
      run: (context) => nothingFromUs(context),
    },
    statusVerb,
    listVerb,
    correctVerb,
    actionsVerb,
    themesVerb,
    trendsVerb,
    orderVerb,
    releaseVerb,
    closeVerb,
  ],
  presses: {
    ...updatePresses,
    ...itemPresses,
    ...chairPresses,
    'briefing.form': formPress,
    'briefing.change': changePress,
    'briefing.correct': correctPress,
    'briefing.event': eventPress,
    'briefing.mine': minePress,
    'briefing.update': updatePress,
    'briefing.actions': actionsPress,
    'briefing.hospital': hospitalPress,
    'briefing.to-dsls': toDslsPress,
  },
  forms: {
    'briefing.form': postForm,
    'briefing.change': changeForm,
    'briefing.correct': correctForm,
    'briefing.event': eventForm,
    'briefing.order': orderForm,
  },
  views: [
    briefingView,
    mirrorView,
    updateView,
    updateOnceView,
    itemView,
    orderView,
    nudgeView,
    actionsView,
    checkView,
    handoverView,
    hospitalView,
    educationView,
  ],
};
