import { setOf } from './context.ts';

/** One child or relative. */
export const RELATIVES = setOf(`
  child kid yp boy girl lad lass teen teenager youth pupil student baby toddler infant newborn daughter son brother sister bro sis sibling sib twin
  mum mam mummy mother dad daddy father nan nana nanny gran granny grandma grandad grandpa grandmother grandfather auntie aunt aunty uncle
  cousin stepdad stepmum stepfather stepmother stepson stepdaughter stepbrother stepsister parent carer partner boyfriend girlfriend bf gf ex
  niece nephew client victim suspect perp offender groomer male female eldest youngest`);
/** Several. */
export const RELATIVES_MANY = setOf(`
  children kids boys girls lads lasses teens twins siblings sibs brothers sisters sons daughters parents cousins grandparents triplets babies`);
/** A single child, which an age can belong to. */
export const ONE_CHILD = setOf(
  'child kid yp boy girl lad lass teen teenager youth pupil student baby toddler daughter son brother sister sibling sib twin male female him her he she eldest youngest',
);
export const SIBLING_WORDS = setOf(
  'brother sister sibling sib bro sis twin twins siblings sibs brothers sisters stepbrother stepsister',
);
export const FAMILY_WORDS = setOf(
  'family household children siblings brothers sisters kids boys girls twins lads sibs parents',
);
/** What is said of a child it happened to. */
export const HAPPENED = setOf(`
  missing misper excluded suspended arrested custody remanded bailed disclosed hospital overdosed pregnant assaulted stabbed
  absconded truanting injured groomed exploited home safe refused discharged`);
/** After a possessive: things of a family or of a case. */
export const BELONGINGS = setOf(`
  mum mam mother dad father nan gran brother sister siblings parents family house home phone school bedroom dob birthday plan case file record
  carer boyfriend girlfriend partner baby son daughter social conference review chronology assessment placement aunt uncle cousin
  friend friends teacher injuries injury bruise bruises cp cin snap insta attendance behaviour bail curfew ehcp needs disclosure exclusion
  tag medication appointment statement interview arrest absence absences siblings' risk history notes`);
/** Words with a capital that are nobody's name. */
export const CAPITAL_WORDS = setOf(`
  i a an the this that these those he she it we you they who what when where why how if and or but so as at by in on of to for from with
  no not yes all any both each every some none one two three four five six seven eight nine ten
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun today tomorrow yesterday tonight
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  english welsh scottish irish british polish romanian ukrainian syrian afghan kurdish albanian vietnamese somali sudanese iranian iraqi
  eritrean chinese indian pakistani bangladeshi african asian european american french german spanish portuguese traveller gypsy roma forces
  muslim christian jewish hindu sikh catholic
  england wales scotland britain europe london bristol exeter cornwall devon torbay plymouth ofsted nhs council police school schools academy primary
  secondary college nursery hub centre team services service group board panel unit trust forum plan protection looked need conference
  strategy review report audit meeting briefing act law society line help support voice participation safety online justice
  safeguarding partnership young people child children family families parent parents carer carers youth adult adults
  early health social care education housing fostering adoption court probation ambulance fire hospital emergency
  school's armed military navy new old big little whole other same last first second next more most many few several only also still then now
  please thanks ask call ring send see check chase add make get give tell book find update report missing known seen found safe high med medium low
  guides scouts cubs brownies brigade club academy's christmas easter operation op encompass teams slack whatsapp snapchat instagram tiktok
  level stage part section item action note re fao fyi asap tbc nil n/a`);
/** Behind a name, these make it a place's, a paper's or a scheme's. */
export const NAMED_THINGS = setOf(`
  road rd street st avenue ave lane drive close way terrace gardens grove crescent place park school sch academy primary infants juniors college nursery house hall
  church hospital ward centre center hub surgery clinic court lodge hotel trust foundation charity project programme unit review inquiry report act law
  laws rule principles model scale scheme award building wing room library estate bridge square hill quay beach barracks inn arms stadium theatre
  themed fund campaign day week period groups group rated rating damage potter poppins`);
export const TITLES = setOf('mr mrs ms miss mx');
