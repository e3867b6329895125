import { nearWords } from '../../near-words.ts';
// How hurried people write: short forms by list, typing mistakes in the words that matter by one letter.

const LIST = `
  about: abt approx circa roughly
  around: arnd rnd round
  near: nr
  next: nxt
  outside: outsde
  of: o
  with: w wiv wth
  and: n &
  before: b4 bfr
  after: aft
  until: til till
  since: sinc snce
  from: frm
  overnight: ovrnight ovnight overnite ovrnt onight o/n
  last night: lastnight
  last: lst
  night: nite
  evening: eve
  morning: morn mrng
  yesterday: yday yest ystrday yesterdy
  tomorrow: tmrw tomoz tmw tomo 2moro
  today: 2day tday
  tonight: tonite
  week: wk
  weeks: wks
  weekend: wkend wknd w/e wend weekends
  month: mth
  months: mths
  monday: mon mons mondays monday's
  tuesday: tue tues tuesdays
  wednesday: wed weds wednesdays wensday
  thursday: thu thur thurs thursdays
  friday: fri fris fridays friday's
  saturday: sat sats saturdays saturday's
  sunday: sun suns sundays sunday's
  please: pls plz plse
  thanks: thx ta cheers thanx tnx
  youths: yths yutes
  misper: mispers mispa mispas msper mper missper misspers mpers mfh mfc
  missing: missng misng mising missin mssing
  returned: retd rtnd ret retned returnd rtrnd
  return: rtn
  back: bk bck
  located: loc lctd
  found: fnd
  outstanding: o/s outstndg os outst
  still: stil stll
  currently: curr currntly
  high: hgh
  medium: med
  standard: std stnd
  risk: rsk
  medium risk: medrisk
  high risk: highrisk
  placement: plcmt plcmnt plment placmnt plcment placemnt placements plc plmt
  rhc: rhcs rhi rhis rhc's
  conversation: convo conv convos conversations
  interview: interviews
  refused: refd
  declined: decl declnd
  completed: comp compl compd cmpltd
  tbc: tbd tba
  pending: pend
  strategy: strat strats strt stratergy strategies
  strategy meeting: strategymtg
  meeting: mtg mtgs mtng meetings
  discussion: disc discn
  requested: req reqd requsted rqstd
  booked: bkd bookd
  scheduled: sched
  arrested: arr arrstd nicked
  arrest: arrests
  custody: cust custdy
  informed: infmd inf infd
  notified: notif
  aware: awre
  dsl: dsls dsl's
  yp: yps yp's ypl
  child: chd kid
  children: chn chldrn kids
  youth: juv
  youths: juvs
  pupil: pupl
  student: stdnt
  school: sch schl skool
  schools: schls schs
  secondary: sec
  primary: prim
  poc: pocs
  ed: a&e ae a/e
  hospital: hosp hosptl
  ambulance: amb
  presented: pres presntd
  attended: attd attnd
  discharged: dcd
  suspended: susp suspd
  excluded: excl pexd
  unauthorised: unauth
  attendance: attn attndnce
  absent: absnt
  group: grp
  groups: grps
  station: stn statn
  street: st
  centre: ctr cntr center
  house: hosue
  park: prk
  i am: im
  i have: ive
  they are: theyre they're
  he is: hes he's
  she is: shes she's
  it is: its it's
  that is: thats that's
  do not: dont don't
  does not: doesnt
  did not: didnt didn't
  was not: wasnt wasn't
  is not: isnt isn't
  have not: havent haven't
  has not: hasnt hasn't
  can not: cant cannot
  will not: wont
  are not: arent aren't
  were not: werent
  nothing: nothin nuthin nowt nthg nthing noting
  nil: nought nill nul null ntr nfr n/r n/a
  report: rpt repot reprt
  information: info
  intel: intell
  intelligence: inteligence
  details: deets
  could: cd
  should: shd shld
  your: ur
  you: u
  people: ppl
  because: bc cos
  though: tho
  through: thru
  phone: tel
  safer: safr
  safer me: saferme saferm
  assessment: assmt assess asmt
  transfer: xfer
  risk assessment: ra
  appointment: appt appts
  carried forward: cfwd c/f
  follow up: f/up fu f/u followup followups
  action: acion actn actions
  concern: cncrn concrn concerns
  good: gd gud
  good news: goodnews
  well done: welldone
  reported: rptd reptd
  absconded: abscond absc
  self harm: sh selfharm self-harm
  overdose: od odd overdosed
  suspected: susppected`;

const SHORT = new Map(
  LIST.split('\n').flatMap((line) => {
    const [meant = '', typed = ''] = line.split(':');
    return typed
      .trim()
      .split(' ')
      .map((word): [string, readonly string[]] => [word, meant.trim().split(' ')]);
  }),
);

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Words that are recognised with one letter wrong, missing, added or swapped; the first letter has to be right. */
const NEAR =
  `overnight yesterday tomorrow weekend monday tuesday wednesday thursday friday saturday sunday misper missing returned located
  outstanding standard medium placement conversation completed declined refused pending strategy meeting requested booked custody arrested
  arrest informed children school schools hospital presented suspended suspension excluded attendance absent truanting station nothing report
  intelligence assessment appointment exploitation knife weapon assault assaulted robbery snapchat instagram tiktok whatsapp concern
  shoplifting grooming vaping cannabis contact outside midnight evening morning afternoon removed discharged absconded released
  escooter cuckooing fighting patrol patrols visit referral conversation released tonight currently repeat regular again`
    .split(/\s/)
    .filter((word) => word !== '');

const LEAST = 6;
const known = new Set([...NEAR, ...SHORT.keys(), ...NUMBERS]);
const near = nearWords(NEAR);

/** Real words that are one letter away from one that matters. */
const NOT_MEANT = new Set(
  `attendances absent arrests assaults children complete completes concerns contract decline declines exclude excludes finding inform informs locate located meeting meetings missed mission notching outsider patrolled petrol placements present presents refuse refuses regularly release releases remove removes reported reporting reports request requests resort return returns schooled station stations suspend suspends visits weekends`.split(
    /\s/,
  ),
);

/** The word or words meant by what was typed. */
export function plainWord(typed: string): readonly string[] {
  const bare = typed.endsWith("'s") && !SHORT.has(typed) ? typed.slice(0, -2) : typed;
  return SHORT.get(bare) ?? [meant(bare)];
}

function meant(low: string): string {
  if (low.length < LEAST || low.length > 14 || known.has(low) || NOT_MEANT.has(low)) return low;
  return near(low) ?? low;
}
