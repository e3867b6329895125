/** Written after the rules were first finished, and read once before any rule was changed because of them. */
export const HELD_OUT = `
police | - | Good morning all, 5 missing reports since Friday. 4 now returned, the other one still outstanding, graded high, last seen Mutley 2245 Sun | returned*4; missing-now*1 high @mutley since=22T22:45
police | - | Three young people missing over weekend, all three home now | returned*3
police | - | 1x female missing from foster carers since 4pm yesterday. Medium. Enquiries ongoing | missing-now*1 medium ~residential since=22T16:00
police | - | misper update - nothing overnight | nil-missing
police | - | MFC lad came back himself 2am no concerns | returned*1 back=23T02:00
police | - | 2 outstanding mispers, one high one med. High is from Plympton last seen 20:15 | missing-now*1 high; missing-now*1 medium
police | open=1 | last nights outstanding misper turned up at nans 6.40am | closes back=23T06:40
police | open=2 | DIB-261123-02 found 0755 | closes back=23T07:55
police | - | 10 missing Fri to Mon, 9 back, 1 still to be located | returned*9; missing-now*1
police | - | juvenile arrested yesterday for robbery at Drake Circus, still in custody | custody @city-centre
police | - | 3 detained overnight after affray in Union Street, one had a knife | custody*3 @stonehouse
police | - | large group of yths, 20 plus, on Hoe foreshore Sat night, bottles thrown at officers | place @hoe ~waterfront #10+
police | - | Adult of concern moved into Ernesettle, licence conditions in place, offender manager has detail | person @ernesettle
police | - | intel that drugs are being sold out of a takeaway in Stonehouse to school kids | place @stonehouse ~shop
police | - | two 15 yr olds stopped with a lock knife in Devonport park, dealt with by way of voluntary interview | violence*2 @devonport ~park
police | - | nothing to report for missing but 1 arrest, PWITS, Efford | nil-missing; custody*1 @efford
police | - | please could CSC confirm if strat is happening today for sat's misper | follow-up do=update:childrens-services
police | - | Returned 3, outstanding 0 | returned*3
police | - | 2 back this morning at 7 | returned*2 back=23T07:00
police | - | one missing again 5th time this month back 0300 from Keyham | returned*1 repeat=4-9 back=23T03:00 @keyham
csc | - | 3 RHCs outstanding from the weekend, 2 completed Friday | talks 2/-/3
csc | - | return home conversations x 2 done, no disclosures | talks 2/-/-
csc | - | RHI declined by one yp, second one booked for this pm | talks -/1/1
csc | - | strat mtg arranged 2pm today | follow-up strategy=booked:23T14:00
csc | - | nothing of note from front door | nil
csc | - | we've got nothing today | nil
csc | - | child at risk of exploitation moved placement out of area over wkend, SW to do safer me by Fri | exploitation do=safer-me:childrens-services:27
csc | - | Can EPS check timetable for the lad in alt provision please, by Wed | follow-up do=timetable-check:education-participation-skills:25
csc | - | Be Safe will complete the RHC this afternoon | follow-up do=return-talk:childrens-services:23
edu | - | 2 fixed term suspensions Friday for fighting, both back in tomorrow, DSL has spoken to parents | attendance*2
edu | - | DSLs reporting increase in vaping at bus stops after school, St Budeaux and Ham | place ~transport-hub ?area
edu | - | nil return from edu today | nil
edu | - | Nothing new from schools this morning. | nil
edu | - | 6 pupils involved in sharing nude image on whatsapp, safeguarding teams aware | online #5-9
edu | - | persistent absence concerns re 1 yr 10, not seen since Tues, DSL aware | attendance*1 dsl=yes
edu | - | snapchat threats between two schools, fight planned for Thursday in Central Park | online ~park
school | - | Two girls collected from gates by unknown male in a black car, Southway | exploitation*2 @southway ~school-gate
uhp | - | flag on for the outstanding misper, other 3 removed | flags 1/3
uhp | - | one yp attended ED sunday with hand injury, alleged fight in town | health*1 @city-centre
uhp | - | No UHP update | nil
uhp | - | 4 attendances for self harm since Fri, 2 admitted to paeds | health*4
livewell | - | 3 DNAs with CAMHS last week, all offered new appts | health*3
livewell | - | nothing from health visiting or school nursing | nil
yjs | - | one lad recalled on Saturday, two on tag breaching curfew in Whitleigh | custody*1 @whitleigh
yjs | - | All quiet our side thanks | nil
housing | - | Nil from PCH | nil
housing | - | ASB complaints up in Barne Barton stairwells, 8 or 9 teens smoking cannabis | place #5-9
housing | - | Suspected cuckooing, Devonport tower block, 2 yps seen there | exploitation*2 @devonport
youngdevon | - | outreach team spoke to 12 young people in Armada Way, couple carrying knives for protection | violence @city-centre #10+
youngdevon | - | yp told us older lads are paying kids in snus to carry stuff | exploitation
barnardos | - | Positive - yp in work placement 4 weeks now, engaging really well | good-news
btp | - | 3 juvs trespass on line nr Keyham station Sun 1500, returned to parents | place @keyham ~transport-hub #2-4
probation | - | nothing for DIB | nil
firstlight | - | no info to share today | nil
`;
