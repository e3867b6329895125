/** Children's Services, education, health, youth justice, housing and charities. */
export const OTHERS = `
csc | - | RHCs: 3 done, 1 declined | talks 3/1/-
csc | - | 2 return interviews completed sat, 1 outstanding | talks 2/-/1
csc | - | return home convos 1 done 2 to do today | talks 1/-/2
csc | - | rhc done | ?talk-counts
csc | - | 4 rhi - 2 done, 1 ref'd, 1 pending | talks 2/-/1
csc | - | Be Safe have completed 2 return home conversations, one yp declined | talks 2/1/-
csc | - | nothing from us today | nil
csc | - | nil return CSC | nil
csc | - | strat booked 1430 today re exploitation concern, 2 girls, Efford | exploitation*2 @efford strategy=booked:23T14:30
csc | - | strategy meeting held fri, safer me to do by Thurs, Edge of Care | follow-up strategy=held do=safer-me:childrens-services:26
csc | - | new cse concern, yp in residential, older boyfriend, high risk | exploitation high ~residential
csc | - | Front door: 1 new exploitation referral, known to YJS, new safer me needed | exploitation*1
csc | - | placement breakdown over weekend, emergency foster carers found, not missing | ?? ?type
csc | - | can police do safe and well check at placement today pls | follow-up ~residential do=safe-and-well:devon-cornwall-police:23
csc | - | Social worker to visit tomorrow am | follow-up do=contact:childrens-services:24
csc | open=1 | strat booked 1100 for last nights one | closes strategy=booked:23T11:00
csc | - | Edge of Care to ring school by 3pm | follow-up do=dsl-call:childrens-services:23T15:00
csc | - | good news, yp moved back home successfully and no missing for 2 months | good-news
csc | - | early help to offer support by next Mon | follow-up do=support-offer:childrens-services:30
edu | - | 4 suspended from two schools fri after fight on field, dsls aware | attendance*4 dsl=yes
edu | - | 3 yr9 pupils absent again, PL5 area | attendance*3 @pl5
edu | - | 2 permanently excluded for bringing knives in, Estover | attendance*2 @estover
edu | - | sextortion - 2 pupils targeted on snap, DSL informed, online safety assembly planned | online ~online #2-4 dsl=yes
edu | - | tiktok challenge doing the rounds in 4 primaries | online
edu | - | Group chat with indecent images, about 6 pupils, school dealing, police aware | online #5-9
edu | - | part time timetable for one pupil, EPS to check timetable by Fri | attendance*1 do=timetable-check:education-participation-skills:27
edu | - | dsl not told yet, will ring school today | follow-up dsl=no do=dsl-call:education-participation-skills:23
edu | - | nil from education | nil
edu | - | nothing to report from schools thx | nil
edu | - | No updates from edu rep | nil
edu | - | attendance today fine for all on list | attendance
edu | - | vaping in toilets at 3 secondaries, thc vapes suspected, one yp collapsed friday | health*1
edu | - | mapping meeting requested for the bus station group, DSLs in 3 schools keen | follow-up ~transport-hub do=mapping-meeting:-
edu | - | Two pupils truanting daily, seen round Armada Way | attendance*2 @city-centre
edu | - | lots of pupils talking about a party in Mutley on Saturday | place @mutley ?count
school | - | one girl walked out at lunchtime friday, found in park by staff | attendance*1 ~park
school | - | 5 lads not in, dsl aware, all known to YJS | attendance*5 dsl=yes
school | - | parents reporting drug dealing at school gates, Lipson | place @lipson ~school-gate
uhp | - | 2 flags on, 1 removed | flags 2/1
uhp | - | 3 flags added this morning | flags 3/-
uhp | - | took 2 flags off | flags -/2
uhp | - | flags all sorted | ?flag-counts
uhp | - | 1 yp in ED sat night intoxicated, vodka, left before seen | health*1
uhp | - | 2 ED presentations self harm over wkend, both seen by CAMHS | health*2
uhp | - | nil UHP | nil
uhp | - | ED: 3 yps spiked sat night city centre, bloods sent | health*3 @city-centre
uhp | - | one not brought to follow up appointment | health*1
livewell | - | 1 overdose fri, medically fit, on ward, camhs reviewing today | health*1
livewell | - | nothing to add from camhs | nil
livewell | - | 2 ypl presented in crisis, 1 admitted | health*2
livewell | - | school nurse to see yp at school by Thursday | follow-up do=contact:livewell-southwest:26
livewell | - | camhs to offer appointment tomorrow | follow-up do=appointment:livewell-southwest:24
yjs | - | 1 remanded sat, 1 bailed with conditions not to enter city centre | custody*1 @city-centre
yjs | - | 3 in court today, all on referral orders | custody*3
yjs | - | YJS worker to visit by weds | follow-up do=contact:youth-justice-service:25
yjs | - | nothing overnight | nil
yjs | - | NTR | nil
yjs | - | 2 arrested sat for pwits in Devonport, known to us and csc | custody*2 @devonport
yjs | - | one of ours started college, 100% attendance, really positive update | good-news
housing | - | nothing this end | nil
housing | - | None from housing today | nil
housing | - | reports of kids in and out of flat in Stonehouse all hours, possible cuckooing | exploitation @stonehouse
housing | - | housing officer to visit block in Whitleigh by Tues re ASB in stairwell | place @whitleigh do=contact:housing-providers:24
probation | - | n/r from probation | nil
probation | - | known adult moved to approved premises, no contact with under 18s, police aware | person
barnardos | - | yp disclosed being given money by older males near the train station | exploitation ~transport-hub
barnardos | - | 2 girls reporting pressure to send nudes, Barnardos to do sessions by 4 Dec | online #2-4
youngdevon | - | Detached team saw about 20 yps at the Hoe fri eve, drinking, mostly friendly | place @hoe #10+
youngdevon | - | detached session moved to Ernesettle tonight, 6 yps asking for boxing sessions | follow-up @ernesettle #5-9 do=support-offer
youngdevon | - | nil thanks | nil
youngdevon | - | catapults again round St Budeaux sq, 8-10 kids | violence @st-budeaux ?count
council | - | e bikes stolen around Crownhill, 3 youths seen | place @crownhill #2-4
council | - | PCSOs to do hi vis patrol at skate park this pm | follow-up ~park do=disrupt:devon-cornwall-police:23
firstlight | - | op encompass 4 notices wkend, 1 school not reached | ?
swast | - | nothing to report from ambulance | nil
swast | - | attended 2 youths assaulted at bus station sat 2300, taken to ED | violence*2 ~transport-hub
fe | - | one student seen with large knife in car park friday, police called, not on site now | violence*1 ~car-park
police | - | ok thanks | chat
csc | - | Morning all | chat
edu | - | will do | chat
police | - | asdf qwerty zxcv | ?what-is-it
`;
