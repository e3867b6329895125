/** Written after the tuning with the held-out ones, read once, and then used for tuning, too. */
export const FRESH = `
police | - | Morning, weekend summary: 8 reported missing, 7 returned, 1 remains outstanding - graded medium, last seen Barbican at 1920 Sunday | returned*7; missing-now*1 medium @barbican since=22T19:20
police | - | 2 mispers last night. both returned before midnight | returned*2
police | - | 1 o/s misper high risk care placement, not seen since 0630 | missing-now*1 high since=23T06:30
police | - | 4 missing o/n, 4 back | returned*4
police | - | One young person still missing from Saturday 2200hrs, medium, links to Torbay | missing-now*1 medium since=21T22:00
police | open=1 | outstanding misper located 0820 Crownhill, safe | closes back=23T08:20
police | open=1 | update: still out one now back at placement 0730 | closes back=23T07:30
police | open=2 | DIB-261123-01 back at 7.15am, strat still needed please by 10 | closes back=23T07:15 strategy=requested:23T10:00
police | - | no mispers to report over the weekend | nil-missing
police | - | nil missing overnight | nil-missing
police | - | 3 in custody from sat night disorder city centre, all 16-17 | custody*3 @city-centre
police | - | two youths arrested in possession of knives in Efford | custody*2 @efford
police | - | Stabbing in Devonport Sunday evening, victim stable, enquiries continue | violence @devonport
police | - | zombie knife found in bushes at Central Park by dog walker | violence ~park
police | - | ongoing ASB and shop thefts in the precinct at Whitleigh, group of 7 or 8 | place @whitleigh ~shop #5-9
police | - | known adult male seen at the skate park approaching youngsters, police dealing | person ~park
police | - | could housing secure the empty house in Keyham by Wednesday please | follow-up @keyham ~empty-building do=other:housing-providers:25
police | - | CCPT to carry out safe and well checks today on the two returned | follow-up do=safe-and-well:devon-cornwall-police:23
csc | - | 5 RHCs: 3 completed 2 declined | talks 3/2/-
csc | - | all return home conversations up to date | ?what-is-it
csc | - | 1 RHC done Sunday, 1 to do today | talks 1/-/1
csc | - | Nothing from CSC this morning | nil
csc | - | No update from front door | nil
csc | - | strategy discussion held Friday re exploitation of 2 boys in Stonehouse | exploitation*2 @stonehouse strategy=held
csc | - | Edge of Care to complete safer me by Thursday | follow-up do=safer-me:childrens-services:26
csc | - | yp in care excluded from placement again, looking for alternative | ?? ?type
edu | - | 2 pupils suspended for bringing vapes in, DSL aware, Estover | attendance*2 @estover dsl=yes
edu | - | 3 girls not in school since Wednesday, DSLs aware | attendance*3 dsl=yes
edu | - | instagram account sharing fight videos from 5 schools | online
edu | - | DSL has asked for mapping meeting re lads at the retail park | follow-up ~shop do=mapping-meeting
edu | - | nothing from education today thanks | nil
edu | - | Education rep to ring school before 11 | follow-up do=dsl-call:education-participation-skills:23T11:00
school | - | one of ours walked out Friday pm, back home safe by 6 | attendance*1
uhp | - | 5 flags on, 2 taken off this morning | flags 5/2
uhp | - | removed 4 flags | flags -/4
uhp | - | one overdose sunday night, admitted, CAMHS to see today | health*1 do=other:livewell-southwest:23
uhp | - | nil return from UHP | nil
livewell | - | 2 self harm presentations sat, follow up appts offered | health*2
livewell | - | CAMHS nothing to report | nil
yjs | - | 1 arrested for robbery Sat, bailed to return 4 Dec | custody*1
yjs | - | 2 yp breached curfew over weekend, worker to visit by tomorrow | custody*2 do=contact:-:24
housing | - | nothing from housing | nil
housing | - | suspected cuckooing at an address in Stonehouse, 3 teens regularly there | exploitation*3 @stonehouse
youngdevon | - | good news - our football session had 14 yps friday, no issues | good-news*14
youngdevon | - | lots of chat about ketamine at the Hoe | theme? @hoe ?type
btp | - | 2 fare evaders aged under 18 at Plymouth station, one had cannabis | ?? ~transport-hub
barnardos | - | nil return | nil
swast | - | 1 yp conveyed to hospital from Mutley sat 0100, intoxicated | health*1 @mutley
`;
