import { setOf } from './context.ts';

/** Given names common in Britain that mean hardly anything else, so that they count wherever they stand. */
export const GIVEN_NAMES = setOf(`
  aaliyah aaliya aaron abbie abby abdi abdul abdullah abel abigail abu adam addison adele adrian agnes agnieszka ahmad ahmed aidan aiden
  aimee aisha aishah aisling alan alana alastair albert aled alejandro aleks aleksander aleksandra alesha alessia alex alexa alexander
  alexandra alexis alfie alfred ali alice alicia alisha alison alistair aliyah allison alyssa amanda amelia amelie amina aminah amir amira amy
  ana anastasia andre andrea andreea andrei andrew andrzej aneta angela angelica angelina angus anita anna annabel annabelle anne annie
  anthony antoni antonio anya aoife april arabella aran archie ariana arianna arjun arlo armani arman arthur aryan asad asha ashleigh
  ashley ashton asif asma astrid athena aubrey audrey aurora austin ava avery ayaan ayaz ayesha aylin ayo ayub azra barbara barnaby
  barney barry bartosz bassam beata beatrice beatrix becky belinda ben benedict benjamin bernadette bernard bertie beth bethan bethany
  bethan betty beverley bianca bilal blake blessing bobbi bobbie bobby boris brad bradley brandon brayden bree breanna brenda brendan
  brian bridget brodie brogan bronte bronwen bruce bryan bryn bryony byron cain caitlin caitlyn callie callum calum calvin cameron
  camilla camille candice cara carina carl carla carlos carly carmen caroline carolyn carrie casey cassandra cassie cassidy catherine
  cathy catrin cecilia cedric celia celine chantal chantel chantelle charis charlene charles charlie charlotte chanel cheryl
  chiara chidi chloe chris christina christine christopher chukwu ciara cian cillian claire clara clare claudia clifford clive cody cole
  colin colleen conall conner connie connor conor constance cora corey corinne courtney craig cristian crystal curtis cynthia
  daisy-mae dakota damian damien damilola damon dan daniel daniela daniella danielle danny daphne daria darcey darcie darcy daria darius
  darragh darrell darren daryl dave david davina dawid dawood dayna dean-paul debbie deborah declan deepak deirdre delilah demi denis
  denise dennis derek derrick desmond destiny dexter diana diane dilys dimitri dina dinah dominic dominik dominika donald donna
  dora doreen doris dorota dorothy doug douglas duncan dwayne dylan eamon ebony eddie eden edgar edith edmund edna eduard edward edwin
  eileen eilidh elaine eleanor elena eleni eli elias elijah elin elisa elise elisha eliza elizabeth ella elle ellen ellie elliot
  elliott ellis elodie eloise elowen elsa elsie elspeth emanuel emeka emil emilia emilie emilija emily emlyn emma emmanuel emmett
  enid enrique eoin erica erik erika erin ernest errol esme esmee esther ethan eugene euan eunice evan evangeline evelyn evie ewa ewan
  ewelina ezra fabian faisal farah farhan fatima fatimah faye fergus fernando filip finlay finley finn fiona flora florence fintan
  francesca francis francine frankie fraser fred freddie freddy frederick freya gabriel gabriela gabriella gabrielle gareth gary gavin
  gemma geoff geoffrey george georgie georgina gerald geraldine gerard ghulam gideon gillian gina giovanni giulia gladys glenda glenn gloria
  glyn gordon graeme graham grant-lee greg gregory greta griffin guillermo gurpreet gwen gwyneth habib hadi hadiya hafsa haider hamish
  hamza hana hannah hanna haris harley haroon harriet harrison harris harvey hassan hasan hattie hayden haydn hayley heath-john hector
  heidi helen helena henrietta henry hermione hilary hollie howard huda hugh hugo humaira humphrey hussain hussein ian ibrahim ibraheem ida idris
  ieuan ifan igor ikram ilyas imaan imani imogen imran inaya ines ioan iona irene irina isaac isabel isabella isabelle isaiah isha isla
  ismail isobel issac ivan ivana ivor izaan izabela izabella izzy jacinta jackie jackson jaclyn jacob jacqueline jada jadon jaden jagoda
  jaime jaiden jai jake jakub jamal james jamie jamil jane janet janice janine jared jasmin jason jasper javier jay jayda
  jayden jaydon jayne jayson jean jeanette jed jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jenson jeremy jermaine jerome
  jerry jess jessica jessie jill jillian jim jimmy joan joanna joanne jodie jody joe joel joey johan johanna john johnathan johnny jon jonah
  jonas jonathan jonny jorge jorgie joseph josephine josh joshua josie joyce juan juanita jude judith judy julia julian juliana julie
  juliet julius justin justyna kacey kacper kai kaiden kailey kaitlin kaitlyn kajus kaleb kamal kamil kamila karen karim karina karl karol
  karolina kasia kasim kate katelyn katherine kathleen kathryn kathy katie katrina katy katya kayden kaydee kayla kayleigh kaylee keane keeley keegan
  keira keiran keith kelis kelly kelsey kelvin ken kendall kendra kenneth kenny kenzie kenzo keri kerry kevin khadija khadijah khalid
  khalil kia kian kiana kiara kiera kieran kieron killian kim kimberley kimberly kira kirk kirsten kirstie kirsty kit-kat klaudia kofi konrad
  kourtney krish krishna kristen kristian kristina kristoffer krystal krystian krzysztof kuba kwame kya kyan kyla kyle kylie kymani kyra laila
  lara larissa laura lauren laurence laurie lavinia lawrence layla layton leah leanne lee lee-ann leena leia leigh leila lena lenny leo leon
  leona leonard leonardo leonie leroy lesley leslie leticia levi lewis lexi lexie leyla leyton liam libby lidia lila lilian liliana
  lilly lilli lina linda lindsay lindsey lionel lisa liz lizzie lloyd logan lois lola loretta lorna lorraine lottie louis louisa
  louise luca lucas lucia lucie lucinda lucy luis luka lukas lukasz luke luna luther lydia lyla lyndsey lynette lynn lynne lynsey mabel
  mackenzie macy maddie maddison madeleine madeline madelyn madison mae maeve magda magdalena maggie maha mahmood mahmoud maia mairead maisie
  maisy maja malachi malachy malakai malik malcolm malgorzata mandy manuel marc marcel marcia marcin marco marcus margaret maria mariah mariam
  marian mariana marianne marie marilyn mario marion marius marjorie marlon marsha martha martin martina martyn marvin mary maryam maryanne
  mateo mateusz mathew matilda matt matthew matteo maureen maurice mathilda maxim maximilian maximus maxine maxwell maya mehmet mehwish meera meg
  megan meghan mehdi mel melanie melinda melissa mercedes-ann meredith mia micah michael michaela michal michele michelle mick miguel mihai
  mikayla mike mikey mikolaj mila mildred milena millie milly milo mina mindy minnie miriam mitchell mohamed mohammad mohammed mohamud
  moira moises mollie molly mona monica monika monique morgan moses muhammad muhammed murad murray musa mustafa mya myles myra nabeel
  nabila nadia nadine naima nana-ama nancy naomi natalia natalie natasha nathan nathaniel neave ned neha neil nell nellie nelson nevaeh
  neville niall niamh nico nicola nicholas nicky nicole niels nigel nihal nikita nikki nikola nikolas nile nina noah noemi nola noor nora norah
  noreen norma norman nour nuala nuno nyla oakley octavia odin oisin ola olaf oliver olivia olivier ollie oluwaseun omar omari omer orla orlaith
  oscar oskar osman otis otto owain owen oyin pamela paolo paris-mae parveen pascal patricia patrick patrycja patsy paul paula paulette
  pauline pawel pedro peggy penelope perry petra pete peter phil philip philippa phillip phillipa phoebe phyllis pierre piotr pippa polly pooja
  presley preston priscilla priya przemyslaw quentin quinn rachael rachel radoslaw rafael rafal raheem rahim rahman rahul raj raja rajesh
  ralph rameen ramiro ramona randall rania raphael rashid raul raven raymond reagan rebecca reece rees reggie regina reginald rehan rehana
  reiss renata renee reuben rex reyansh rhea rhian rhianna rhiannon rhianne rhoda rhona rhys ria ricardo richard richie ricky rico riley
  rihanna rio-jay rita riya roberta robert roberto robbie robson rocco roderick rodney roger rohan roisin roksana roland roman romana romeo
  ron ronan ronald ronaldo ronnie rory rosa rosalie rosalind rosanna roseanna roseanne rosie rosina ross roxanne roy ruben rubi
  rupert rukhsana russell ruth ryan ryder rylan ryleigh sabina sabrina sadia sadie saffron safiya saif saima salim sally salma salman
  sam samantha samar samir samira samson samuel sana sandra sanjay santiago saoirse sapphire sarah sara sarina sasha saskia saul scott sean
  sebastian seb selena selina serena seren sergio seth shabana shabnam shahid shane shania shannon shanice shanelle shaquille sharon
  sharron shaun shauna shawn sheila shelby shelley shellie sheree sherrie sheryl shirley shona shreya shyla sian sidney sid sienna sierra
  simeon simon simone siobhan skyla skylar skye sofia sofie sohail solomon sonia sonya sophia sophie spencer stacey stacy stan stanislaw stanley
  stefan stefania stella stephanie stephen stephon steve steven stewart stuart sunita susan susannah susanna susie suzanne suzie svetlana
  sven sybil syed sylvia szymon tabitha tahir talia tallulah tamara tamika tammy tamsin tania tanisha tanya tara tariq tasha tasnim tatiana
  tayla taylah tayler taylor-jay teagan ted teegan tegan tejas teresa terence terri terrence terry tessa thea thelma theo theodore theresa
  thomas tia tiana tiago tianna tiffany tilly tim timothy tina tobias toby tom tomas tomasz tommy toni tony tonya torin tracey traci
  tracy travis trent trevor tricia trinity-mae trisha tristan troy trudy tyler tyra tyrell tyrese tyrone tyson ulrika una ursula usman uzair
  valentina valerie vanessa vasile vera vernon veronica vicki vickie vicky victor victoria-jane vihaan vikram vimal vincent vinnie viola violeta
  vivian vivienne vlad vladimir wahid waleed walter wanda warren wasim wayne wendy wesley whitney wiktor wiktoria wilbur wilfred
  wilfrid willa william willow-mae winifred winston wojciech xander xavier xena yahya yan yara yasin yasir yasmeen yasmin yasmine yosef youssef yusra yusuf
  yvette yvonne zac zach zachariah zachary zack zahra zain zaina zainab zak zakariya zara zaynab zayn zena zeynep zoe zofia zoey zohaib zoltan
  zubair zuzanna zunaira zeb`);

/** Given names that are also everyday words, places or days. They count only where the words around them say that it is a name. */
export const GIVEN_NAMES_TOO = setOf(`
  ada aida amber angel art ash august autumn bailey basil bay beau bella bill billie billy bird bob bonnie bonny brook brooke brooklyn bruno buddy
  candy carol carter casper chance charity chase chelsea cherry china christian christmas clay cliff clover colt comfort cooper coral crystal
  daisy dale dallas dawn dean devon diamond dixie dolly don drew duke earl eastwood ed elm ember erica eve everest faith fern fleur florida forest
  frances francis frank gail gale gene genesis georgia gift gina ginger glen glory grace grant gray guy hadley happy harmony harper harry haven hayes hazel heath
  heather heaven holly honey honor hope hudson hunter india iris isle israel ivy jack jade jan jasmine jenna jet jewel jo jordan journey joy
  julie june junior justice kay king kit kitty lacey lance lark laurel lane lincoln lily linden london lovely lucky major malta maple marcelle mark marshall
  mason max may melody mercy merry miles misty mo nat neo nick noel nova nick nona norman olive opal paige paris parker pat patience patty pearl penny
  petal phoenix piers poppy porsche praise precious prince princess prosper prudence queen rain rainbow randy ray reed reef reign rich river
  rob robin robyn rod rose rosemary roses rowan royal ruby rue rusty sage sandy santana savannah sailor scarlet scarlett serenity shaw sky skip sonny spike star
  sterling stone storm sue summer sunday sunny tad tate taylor teddy terra theo tiger tiny trinity trip tuesday ty unity valentine venus verity victoria
  violet virginia vic wade will willow winter wolf woody wren zara zion zen`);

/** Surnames common in Britain: beside a given name that is also a word, they make it a name. */
export const SURNAMES = setOf(`
  smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker roberts edwards hughes lewis
  jackson turner hill clarke clark cooper harris ward morris moore harrison king baker martin allen davis parker bennett james
  shaw price phillips richardson griffiths carter collins simpson bell adams murphy mitchell kelly foster stevens richards barnes hussain
  khan ali ahmed begum patel singh kaur miah shah malik iqbal akhtar chowdhury rahman okafor adeyemi mensah nowak kowalski wojcik popescu
  gray watson murray fraser campbell stewart macdonald mcdonald reid ross henderson graham hamilton kennedy scott anderson
  cox mills mason rogers hunt holmes palmer matthews gibson fisher barker powell knight butler webb rose stone fox dixon harvey pearson
  payne lawrence bailey bradley jenkins perry trelawny tregear pascoe penrose rowe retallick trewin mockford quill example`);
