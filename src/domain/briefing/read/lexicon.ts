import { CUE_KINDS, type CueKind } from './cue.ts';

// Words and phrases of briefings, in plain spelling (see spelling.ts), and what they stand for. `kind` or `kind:value`: phrases.

/** `kind:value = phrases`; a line that begins with blanks goes on with the one before. */
const TABLE = `
missing = misper, missing, missing person, missing persons, missing people, missing child, missing children, missing yp, missing episode, missing episodes,
    missing from home, missing from care, absconded, awol, went missing, gone missing, reported missing, misper reports, missing reports
missing:repeat = repeat missing, repeat misper, regular misper, regular missing, frequent misper, frequent missing
back = home now, all home, back with family, safe home, home safe and well, back with carers, back with parents, back with foster carers, home again, back indoors, back at home address, back, returned, located, found, traced, back home, back safe, home safe, found safe, safe and well, returned safe, returned home, returned safely,
    safely returned, located safe, back in placement, back at placement, turned up, came back, come back, back now, no longer missing, safely back, now
    home, now back, accounted for, came home, has returned
out = still out, still missing, still misper, outstanding, not back, not yet back, not returned, not yet returned, has not returned, has not come back, have
    not returned, not been found, not found, not located, not yet located, still not back, yet to return, remains missing, remain missing, remains
    outstanding, still outstanding, currently missing, currently out, failed to return, did not return, not come home, did not come home, not come back,
    still to be located, still looking, live misper, open misper, missing now, unaccounted for, whereabouts unknown, still absent, still unaccounted for
risk:high = hi risk, high, high risk, hr misper, high grade
risk:medium = medium, medium risk
risk:standard = standard, standard risk, low risk
talk = rhc, return home conversation, return conversation, return interview, return home interview, welcome home conversation, return chat, return talk
done = done, completed, complete, carried out, been seen, sorted, finished
declined = refused, declined, does not want, did not want, would not engage, turned down, did not engage
pending = tbc, pending, to do, to be done, to be arranged, arranging, due, overdue, not done, not yet done, not yet, to come, tomorrow for, still to do,
    awaiting, left to do, to go, booked in
flag = flag, flags, uhp flag, uhp flags, missing flag, missing flags, alerts on, alert flag, alert flags, hospital flag, hospital flags
on = on, added, put on, gone on, up, placed, went on
off = off, removed, took off, taken off, come off, came off, cleared, down, took, lifted
strategy = strategy, strategy meeting, strategy discussion, s47 discussion, strategy call
booked = booked, arranged, scheduled, set for, fixed for, in diary, planned, going ahead, happening at, at
held = held, took place, taken place, happened, has been had
ask = asked for, asking for, has asked for, please, requested, request, needed, need, needs, required, can we, can you, could you, can someone, could someone, want, wanted, requesting, would
    like, asap, to be held
dsl = dsl, school lead, school dsl, dsl at school, designated lead
told = aware, told, informed, knows, notified, updated, in loop, up to date, has been told, in the loop, on board
untold = not aware, not told, not informed, not notified, not yet told, to be told, needs telling, tbc, does not know, not yet aware, not yet informed, to be
    informed, unaware
type:good-news = engaging really well, doing really well, doing well, settled well, great progress, good progress, going really well, good news, great news, positive news, some good news, nice one, success story, positive update, on a positive note, lovely news
type:person = poc, person of concern, persons of concern, adult of concern, known adult, adult male, adult female, older male, older males, adult males, known male,
    older adult, older adults, adult known, rso, registered sex offender, older female, released on licence, sexual predator, unknown adult, unknown male,
    unknown males
type:custody = recalled, recall, on tag, breaching curfew, breach of bail, breached, custody, in custody, arrested, arrest, in cells, detained, remanded, remand, charged, bailed, on bail, nfa, voluntary interview, va interview, in
    court, court today, youth court, sentenced
type:violence = knife, knives, weapon, weapons, bladed article, machete, stabbing, stabbed, assault, assaulted, assaults, fight, fights, fighting, robbery, robberies,
    robbed, gbh, abh, wounding, affray, attacked, zombie knife, catapult, catapults, bb gun, air rifle, knuckleduster, violent disorder, serious violence,
    gbh s18, jumped by, punched, firearm, imitation firearm
type:online = snapchat, snap, instagram, insta, tiktok, tik tok, whatsapp group, telegram, discord, roblox, sextortion, nudes, indecent images, iioc, sexting, group
    chat, livestream, livestreaming, online grooming, being groomed online, social media, online challenge, deepfake, deepfakes, snap group, ai images,
    fake account
type:health = conveyed, conveyed to hospital, taken by ambulance, dna, dnas, did not attend, ed, attended ed, seen in ed, emergency department, presented, presentation, presentations, admitted, ward, self harm, self harmed, self harming,
    overdose, suicidal, suicidal ideation, suicide attempt, ligature, was not brought, not brought, wnb, s136, place of safety suite, paeds ward,
    paediatric ward, intoxicated in ed, crisis team, mental health crisis, collapsed, hospitalised, in hospital, taken to hospital, ambulance called,
    seizure, seizures, spiked, spiking
type:exploitation = paying kids, paid to carry, carrying for, holding drugs, to carry stuff, getting paid, picked up, picking up, running for, carrying drugs, exploitation, cse, cce, child exploitation, criminal exploitation, sexual exploitation, exploited, exploiting, groomed, grooming, given money, giving
    money, given cash, given gifts, bought gifts, county lines, county line, cuckooing, cuckooed, cuckoo, trafficked, trafficking, nrm, drug debt, debt
    bondage, running drugs, drug running, dealing for, unexplained money, unexplained gifts, new phones, unexplained cash, older boyfriend, picked up in a
    car, picked up in cars, getting into cars, get into cars, picked up by
type:attendance = not in, not in school, not in today, absent, absence, absences, truanting, truancy, suspended, suspension, suspensions, excluded, exclusion,
    exclusions, permanently excluded, pex, part time timetable, reduced timetable, attendance, attendance today, not attending, not attended, off roll,
    bunking, missing school, missing education, missing from school, left site, left school site, walked out, internal truancy, no show at school, not
    seen in school, cme, ehe, skipping school, managed move, awol from school, out of school
type:place = trespass, trespassing, on the tracks, selling drugs, being sold, selling to, hotspot, hot spot, place of concern, location of concern, hanging around, hanging about, hanging out, congregating, gathering, gatherings, gathered,
    meeting near, meeting at, meeting up, meeting outside, meeting in, meeting around, hanging near, asb, antisocial behaviour, anti social behaviour,
    damage, criminal damage, vandalism, graffiti, shoplifting, shop theft, shop thefts, thefts from shops, youths on, fireworks, fires, arson, fire
    setting, e scooters, escooters, e bikes, drinking in, drinking at, dealing, drug dealing, open dealing, large group, group of youths, large groups,
    groups of youths, party, parties, trap house
type:follow-up = action from, action, actions from, outstanding action, update on action, follow up, follow up from, carried forward, re action, chasing, chase up
known:csc = known to csc, open to csc, csc open, open case, open to social care, known to social care, has a sw, allocated sw, allocated social worker, cin, cin
    plan, child in need, on cp, cp plan, child protection plan, on a cp plan, lac, cic, looked after, in care, child in care, children in care, cared for,
    open to childrens services, known to childrens services, cp, section 20, s20, care order, care placement, placement, residential placement, foster
    placement, foster carer, foster carers, care home, childrens home, known to edge of care, s17, s47
known:early-help = known to early help, open to early help, ehat, early help plan, has an ehat, open to eh, known to eh, family support worker, fsw, tac, taf, open to
    family hub
known:yjs = known to yjs, open to yjs, yjs open, on an order, open to yot, known to yot, referral order, yro, on order
known:none = not known, not open, not known to us, not known to services, not known to anyone, not open to anyone, unknown to services, not known to csc, not open
    to csc, no services involved, not known to any service, no agency involved, no previous, not on our system
known:us = known to us, open to us, on our books, known with us, ours
safer-me:new = safer me not done, no safer me, new safer me, safer me to do, safer me needed, safer me outstanding, safer me to be done, needs safer me, needs a
    safer me, safer me required, start safer me, safer me to start, safer me due, safer me started
safer-me:review = safer me review, review safer me, review of safer me, safer me to be reviewed, safer me update, update safer me, safer me needs review
safer-me:none = safer me done, safer me completed, safer me in place, safer me complete, no safer me needed, safer me not needed
action:safer-me = safer me, safer me assessment, safer me review, safer me not done
action:dsl-call = ring dsl, call dsl, speak to dsl, contact dsl, tell dsl, dsl call, ring school, call school, speak to school, phone school, contact school, ring the
    school, call the school, contact the school, speak to the dsl, ring the dsl, let dsl know, inform dsl, inform school, tell school, let school know
action:flag-check = check flag, check flags, check the flag, flag check, check the flags, remove flag, put flag on, add flag
action:disrupt = patrol, patrols, extra patrols, disruption, disrupt, reassurance patrol, hi vis patrol, increase patrols, dispersal, dispersal order, visit premises,
    licensing visit, hi vis, passing attention
action:safe-and-well = safe and well checks, safe and well visits, welfare checks, welfare visits, safe and well check, safe and well visit, welfare check, welfare visit, safe well check, s and w check
action:intelligence-form = intel form, intelligence form, intel forms, intel log, intel report, partner intel form, put intel in, submit intel
action:mapping-meeting = mapping, mapping meeting, peer mapping, peer group mapping, mapping exercise, network mapping
action:timetable-check = check timetable, timetable check, check part time timetable, ptt check, review timetable, check ptt
action:appointment = appointment, book appointment, offer appointment, urgent appointment, see in clinic
action:support-offer = offer support, support offer, offer sessions, offer a session, outreach, detached work, detached session, detached, youth work sessions, offer
    mentoring, mentoring
action:referral = referral, refer, refer in, make a referral, submit referral, mash referral, nrm referral, re refer, do a referral
action:contact = visit, home visit, ring home, call home, make contact, contact family, ring mum, speak to mum, speak to family, ring carer, speak to carer, speak to
    carers, ring placement, call placement, speak to placement, see yp, see child, speak to yp, contact placement, call parents, speak to parents, ring
    parents, contact parents, go and see
action:notice = ppn, public protection notice
action:return-talk = do rhc, complete rhc, rhc needed, rhc to do, needs rhc, rhc please, do the rhc, arrange rhc, pick up rhc
action:strategy-meeting = arrange strategy, book strategy, chair strategy, set up strategy, arrange strategy meeting, book strategy meeting, convene strategy
action:update = confirm, update us, feed back, feedback, report back, update dib, let us know, update the group, come back to us, update tomorrow, bring back
to = to, to do, will, is going to, are going to, to pick up, to lead, to action, to take, owner, to own, to follow up, can, could, action for
by = by, before, due, no later than, due by, deadline, done by, needed by
since = since, from, last seen, not seen since, went at, left at
no = no, not, zero, 0, no new, no further, no more, without, none, nobody, no one, never, any
all = all, both, every one, everyone, all now, all of them, each
rest = rest, others, other, remaining, remainder, the other, other one, last one, remaining one
vague = couple, couple of, few, a few, several, some, handful, number of, lots, lots of, many, loads, a number of, multiple, various
repeat = repeat, regular, frequent, again
earlier = one that was out, one who was out, outstanding one, still out one, the missing one, that one, our one, ours from, last
    nights, from last night, from overnight, from earlier, earlier one, one from earlier, one from last night, one one from yesterday, update
    on, update re, re earlier, as above, same one, same yp, same child, same lad, same girl, previous, one above, high risk one, our misper, one from
    overnight, still out yp, still missing one, last one out, from friday, one from saturday, one from sunday, remaining one,
    mentioned earlier, reported earlier, my last, above is, one we were looking for, the
    high risk
chat = morning, good morning, morning all, hi, hiya, hello, all, thanks, thank you, ok, okay, no problem, noted, great, brilliant, will do, see you, in
    meeting, running late, back in 5, sorry, lol, woop, hi all, hello all, on way, joining, great work, cheers all, happy monday, happy friday, have a
    good day, good work, got it, understood, yes, sounds good, perfect, on my way, one sec, two mins, can you hear me, bear with, in a sec, nice, agreed,
    ta, much appreciated, appreciated, team, everyone, folks, and, fab, lovely, you, see you all at, np, cheers
us = us, we, our, we will, ill, i will
person = olds, year olds, yr olds, yths, yp, child, children, young person, young people, boy, boys, girl, girls, lad, lads, male, males, female, females, pupil, pupils, student, students,
    teen, teens, teenager, teenagers, youth, youths, people, young males, young females, juvenile, siblings, brothers, sisters, baby, babies, lasses,
    lass, persons, kids, young lads, of them, of lads, of the lads, of girls, of the girls, of the group, of our, of the boys, of boys, of ours, primary
    aged, secondary pupils, y7s, y8s, y9s, y10s, y11s, year 7s, year 8s, year 9s, year 10s, year 11s
thing:misper = misper update, missing update, missing report today, missing list, misper list, misper figures, missing figures
thing = excluded from placement, placement again, back in, back at school, back in school, back to school, high street, high school, attendances, schools, school, agencies, shops, cars, car, vehicles, phones, phone, hours, calls, reports, report, incidents, incident, meetings, houses, settings,
    homes, addresses, parents, carers, staff, officers, bikes, scooters, places, areas, concerns, concern, referrals, visits, sessions, logs, crimes,
    posts, videos, images, times, adults, adult, men, women, older, pcsos, social workers, teachers, bags, wraps, knives, pm, mums, dads, dsls, retail,
    offences, thefts, fires, attempts, days, absences, windows, different, placements, police, units, months, complaints, intel
group = group, group of, gang, gang of, crowd of, groups of, large group of, crowd, big group, big group of, large group
`;

/** What phrases stand for, each with its phrases parted by commas. */
export const PHRASES: readonly (readonly [kind: CueKind, value: string, phrases: string])[] =
  TABLE.replaceAll('\n    ', ' ')
    .split('\n')
    .filter((line) => line.includes(' = '))
    .map((line) => {
      const [name = '', list = ''] = line.split(' = ');
      const [kind = '', value = ''] = name.split(':');
      return [asKind(kind), value, list];
    });

function asKind(name: string): CueKind {
  const kind = CUE_KINDS.find((each) => each === name);
  if (!kind) throw new Error(`${name} is no kind of cue`);
  return kind;
}

/** Parts of a day: how early and late its hours are. */
export const PARTS: Readonly<Record<string, string>> = {
  morning:
    'this morning, this am, early hours, in the morning, in early hours, early this morning, small hours, early morning, first thing',
  afternoon: 'this afternoon, this pm, afternoon, after school, pm today',
  evening: 'evening, this evening, tea time, teatime',
  night:
    'last night, overnight, tonight, night, over night, during night, in night, during the night, in the night',
};

export const DAYS: Readonly<Record<string, string>> = {
  today: 'today, this day, same day, end of day, eod, cop, close of play, by end of day, today please',
  tomorrow: 'tomorrow, in the morning',
  yesterday: 'yesterday, day before',
  weekend: 'weekend, the weekend, over the weekend, this weekend',
  week: 'end of week, end of the week, eow, this week',
  monday: 'monday',
  tuesday: 'tuesday',
  wednesday: 'wednesday',
  thursday: 'thursday',
  friday: 'friday',
  saturday: 'saturday',
  sunday: 'sunday',
  'next monday': 'next monday',
  'next tuesday': 'next tuesday',
  'next wednesday': 'next wednesday',
  'next thursday': 'next thursday',
  'next friday': 'next friday',
};

/** Nothing to report at all, as a whole message or as its first sentence. */
export const NIL =
  `nil, nil return, nil from us, nil today, nil report, nil return from us, nothing from us, nothing to report, nothing today, nothing new, nothing from
  me, nothing to add, nothing overnight, nothing to share, nothing this end, nothing our end, nothing our side, nothing this side, no update, no
  updates, no update from us, no updates from us, nothing for us, all quiet, quiet night, quiet here, all quiet here, all quiet our end, no return, none
  from us, none, none today, nothing of note, nothing significant, no news, nothing, no new information, no information, none to report, no concerns, no
  concerns from us, no items, no items from us, nothing for today, nothing for dib, nothing further, nothing further from us, clear, all clear, none
  this morning, nil this morning, nil all round, nothing in, nothing for today thanks, no intel, no new intel, nil again, zero, nil nil, not a thing,
  nothing at our end, nothing at this end, nothing at all, no changes, no change, no reports, nothing to bring, nothing to flag, nothing for briefing,
  nothing for the briefing`.replaceAll('\n  ', ' ');
