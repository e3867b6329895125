import type { CardView } from '../../src/bot/reply.ts';
import { mayAcknowledge, mayDrive } from '../../src/bot/review-relations.ts';
import { dotted } from '../../src/bot/text.ts';
import { pageReach } from '../../src/domain/review/one-page.ts';
import type { Review } from '../../src/domain/review/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import { reviewCard } from '../index.ts';
import type { Button } from '../words.ts';
import { doButton, onceButton } from './words.ts';

/** The one-page learning briefing, as it is read: what was looked at, what works, what to strengthen, what to do now. */
export function drawPage(review: Review, viewer: Member, directory: Directory): CardView | undefined {
  const page = review.onePage;
  if (!page) return undefined;
  const status = page.circulated
    ? `Sent round on ${sayDate(page.circulated.on)}`
    : page.approved
      ? 'Agreed'
      : 'Not agreed yet';
  const { read, of } = pageReach(review);
  const drives = mayDrive(review, viewer, directory);
  const unread = page.to
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ agency }) => nameOf(directory, agency));
  const parts: [string, string | undefined][] = [
    ['What we looked at', page.looked],
    ['What works well', page.well],
    ['What to strengthen', page.better],
    ['What to do now', page.now],
    ['More', page.link],
  ];
  return {
    summary: dotted([`Learning briefing ${review.id}`, status]),
    card: reviewCard.expand({
      reference: `Learning briefing ${review.id}`,
      status,
      title: review.topic,
      alarm: '',
      gaps: [],
      sections: parts.flatMap(([name, text]) => (text ? [{ name, lines: [{ text, sub: '' }] }] : [])),
      facts: [
        ...(page.circulated ? [{ label: 'Read by', shown: `${read} of ${of} agencies` }] : []),
        ...(drives && page.circulated && unread.length > 0
          ? [{ label: 'Not yet by', shown: unread.join(', ') }]
          : []),
      ],
      timeline: [],
      buttons: buttonsFor(review, viewer, directory),
    }),
  };
}

function buttonsFor(review: Review, viewer: Member, directory: Directory): Button[] {
  const page = review.onePage;
  if (page && !page.approved && review.state === 'open' && mayDrive(review, viewer, directory))
    return [
      onceButton(review, 'review.approve', 'Agree it', 'page', String(review.rev)),
      doButton(review, 'page', 'Change it'),
    ];
  if (!page?.circulated) return [];
  const waiting = mayAcknowledge(review, viewer, directory);
  const own = waiting.filter((agency) => agency === viewer.agency);
  // The business unit can say it for anybody, so its own list is by form.
  const offered = own.length > 0 ? own : waiting.length <= 2 ? waiting : [];
  const acknowledged = page.to.find(({ agency, acknowledged: by }) => agency === viewer.agency && by);
  return [
    ...offered.map((agency) =>
      onceButton(
        review,
        'review.acknowledge',
        agency === viewer.agency
          ? 'We have read it and passed it on'
          : `Read by ${nameOf(directory, agency)}`,
        agency,
        'read',
      ),
    ),
    ...(acknowledged && acknowledged.reach === undefined
      ? [doButton(review, 'reach', 'Say how many it reached', acknowledged.agency)]
      : []),
  ];
}

function nameOf(directory: Directory, agency: string): string {
  return directory.agency(agency)?.name ?? agency;
}
