/** English wordings of objections: constructions, not goods. */
import type { ObjectionCause } from '../../domain/index.ts';
import { spokenBy } from './rule.ts';
import type { Rule } from './rule.ts';

const decider =
  "(?:wife|husband|partner|other half|missus|mum|mom|dad|father|mother|parents|son|daughter|kids?|sister|brother|family|boss|manager|director|board|committee|council|finance|procurement|purchasing|legal|fleet|head office|it department|team|owner|chairman|co-?founders?|accountant|solicitor|landlord|trustees|partners|governors|bursar|treasurer|vet|doctor|colleagues|cfo|ceo|cto)";
const rival = "(?:next door|across the (?:road|street|way)|round the corner|around the corner|down the road|opposite|online|your (?:competitors?|rivals?)|the other (?:lot|place|shop|firm|one|crowd|supplier|quote)|another (?:agency|firm|shop|place|supplier|company|quote|provider|vendor)|somebody else|someone else|elsewhere|the competition|our (?:usual|current|existing) (?:\\w+ )?(?:supplier|vendor|caterer|provider|agent|garage|bank|contractor)|the (?:vendor|supplier|one|firm) we(?:'ve| have)|my (?:flatmate|cousin|mate|friend|neighbour|union|nephew|brother-in-law|uncle)(?:'s)?)";

export const englishObjections: readonly Rule<ObjectionCause>[] = spokenBy('customer', [
  {
    id: 'objection.price.en.dear',
    label: 'price',
    pattern: /\b(?:too|rather|a bit|bit|so|very|quite|really|pretty|awfully|way too) (?:expensive|pricey|dear|steep|costly|rich|much money|much for)\b|\btoo (?:much|rich) (?:for (?:me|us|what)|to (?:pay|ask))|\bthat'?s a lot (?:of money|to pay|for)|\bcosts? (?:too much|the earth|a fortune|an arm)|\b(?:pricey|extortionate|daylight robbery|rip-?off|overpriced)\b|\bpriced? (?:too high|out of)/u,
    unless: /a very expensive|\b(?:not|isn't|wasn't|never) (?:too|so|that|very|really|exactly|overly) (?:expensive|pricey|dear|steep)|expensive or not|worth every|(?:others?|elsewhere|everywhere else) (?:is|are|was|were) (?:too|so|way)/u,
    examples: ['A bit steep for a spare bulb.', 'It costs a fortune for what it does.', 'Too much for me, sorry.'],
    nearMisses: ['Expensive or not, if it fits I want it.', 'Not too pricey at all, well done.'],
  },
  {
    id: 'objection.price.en.own-means',
    label: 'price',
    pattern: /\b(?:(?:i|we) could (?:buy|put|eat|re-?roof|feed|fly|get|rent|heat|live)\b[^.?!]{0,60}\b(?:for (?:that|what|this|the)|on that|instead|and still)|for that (?:money )?(?:i|we) could|(?:that'?s|it'?s|is|that is|costs?) (?:more than )?(?:half )?(?:a |my |our |the |his |her )?(?:(?:week|month|year|fortnight)(?:'?s|ly)|weekly|monthly|whole|entire) (?:shop|rent|wages?|salary|pay|budget|groceries|mortgage|food|take-home)|(?:more than|half) (?:my|our|i|we) (?:take-home|rent|salary|mortgage|wages?|clear|earn|make|bring home|whole|first|pension)|(?:a|half a) (?:week|month|year)'?s? (?:wages?|rent|salary|pay|groceries|shopping)|would buy (?:me|us) (?:a|an|two)|eating toast|(?:cost|costs) less than (?:that|this)|eats? (?:a|half|most) (?:quarter|third|half|of) )/u,
    unless: /having me on/u,
    examples: ["That's my weekly shop gone on one haircut.", 'I could feed the street for that.', "It's more than my rent."],
    nearMisses: ['I could do Tuesday instead of Monday.', 'My rent is due on the first.'],
  },
  {
    id: 'objection.price.en.beyond-means',
    label: 'price',
    pattern: /\b(?:can'?t|cannot|couldn'?t|can not) (?:really |quite )?(?:afford|stretch to|justify|run to|swallow)|\bout of (?:my|our) (?:range|league|budget|price)|\b(?:over|above|beyond|outside) (?:my|our|the) (?:budget|means)|\b(?:my|our) budget(?:'s| is| was)? (?:tight|small|nowhere|only|gone|limited|about|around|half|0|stops|tops)|\bdon'?t have (?:that|this) (?:kind|sort) of money|\b(?:we'?re|i'?m) (?:just )?(?:a|only a|on a) (?:small |tiny )?(?:charity|parish|pensioner|student|pension|shoestring|tight budget|fixed income)|\bcalculator (?:just )?(?:sighed|wept|cried|fainted)|\b(?:more|less) than i clear|\bwith a straight face\b|\blook(?:s)? a (?:bit|touch|tad) rich\b/u,
    unless: /can'?t afford (?:to (?:lose|wait|miss|be|have)|another|any)|charity (?:shop|event)/u,
    examples: ["We can't stretch to that this year.", "It's over our budget by a mile.", "I don't have that kind of money."],
    nearMisses: ["We can't afford to lose another day, please hurry.", 'Our budget is signed off.'],
  },
  {
    id: 'objection.price.en.bargain',
    label: 'price',
    pattern: /\b(?:knock|take|get|shave|chop|lop) (?:a |an |another |me |us )?(?:\w+ ){0,4}(?<!(?:me|us|name|it|them|this|that) )(?<!name )off(?! (?:the |your |my |our )?(?:\w+ )?(?:shelf|list|table|wall|menu|account|page|mailing))|\bany (?:cheaper|discount|wiggle room|movement)\b|\bwiggle room|\b(?:do|can|could|would) (?:you )?(?:do )?(?:it |this )?(?:any )?(?:cheaper|better on (?:the )?price|better than that)|\bdo anything on (?:the )?price|\b(?:call it|make it|i'?ll give you|i'?d take it for|i'?d take the \w+ for) (?:\w+[ -]){0,4}(?:off|less|hundred|quid|pounds|dollars|cash|fifty|0)|\b(?:throw|chuck) in (?:the|a|an|some|one)\b[^.]{0,24}(?:i'?ll|and i|deal|we)|\bif you(?:'d)? (?:throw|chuck) in|\bmeet me (?:closer|halfway|in the middle|half way)|\b(?:another|further|extra) \w+ percent\b|\bneed(?: another)? (?:\w+ ){0,2}(?:percent|%) off|\broom on (?:the )?(?:price|fee|rate|monthly)|\bmatch (?:that|their|the) (?:price|quote)/u,
    unless: /they(?:'d)? (?:knocked|took)|you (?:knocked|took)|i'll sign for it|up\.|caustic/u,
    examples: ['Knock fifty off and you have a deal.', 'Is there any wiggle room?', "If you throw in delivery I'll sign now."],
    nearMisses: ['Could you take my name off the list?', 'They knocked a wall through last spring, it was loud.'],
  },
  {
    id: 'objection.price.en.outrage',
    label: 'price',
    pattern: /\b(?:\w+ ){0,2}(?:hundred|thousand|grand|quid|pounds|bucks|dollars|euros|fifty|sixty|eighty|ninety|percent)\b(?: a (?:month|year|head|night|week))?(?: for (?:a|an|one|some|that|this|something|two|the)[^.?!]{0,48})\?|\b(?:\w+ ){0,2}(?:hundred|thousand|grand|quid|pounds|bucks) (?:a (?:month|year|head|night|week))?\?|\bfor (?:that|this|what you'?re asking|what you want),? (?:i'?d|i would|money|price) (?:expect|want)|\bnot worth (?:it|the money|that|half)|\bwhat am i paying for\b|\bsize of a (?:grape|pea|stamp|thumbnail|coin)|\b(?:made of|lined with|plated in|is it|was it) (?:solid )?gold\b|\bhand-?picked one|\bwhat'?s next, a fee\b|\bnickel-and-dim/u,
    unless: /only|just (?:a|one|0)|bargain|can i (?:get|have)|is it \w+ (?:hundred|pounds)/u,
    examples: ['Ninety quid for a cable?', 'Is it made of gold?', 'Not worth the money.'],
    nearMisses: ['Only twenty quid for all that? Bargain.', 'It was a thousand miles away.'],
  },
  {
    id: 'objection.price.en.number-first',
    label: 'price',
    pattern: /\b(?:before (?:you|we|i|the|any)\b[^.?!]{0,50}\b(?:price|cost|costs|ballpark|number|how much|damage|figure|figures|come to|per head|what)|(?:ballpark|price|number|figure)s? (?:me )?first|(?:skip|never mind|forget|spare me|save) (?:the|your)\b[^.?!]{0,40}\b(?:how much|price|number|cost|what would|what'?s)|what'?s the (?:damage|bottom line|out-the-door|all-in)|just (?:tell|give) me (?:the|a) (?:number|price|figure)|how much,? (?:before|first)|haven'?t even (?:seen|tried|tasted|switched|looked)|before i'?ve (?:even )?(?:switched|seen|tried|tasted|touched|sat)|don'?t do demos blind|are we in [\w-]+ territory)/u,
    unless: /before you (?:touch|order|start|begin|open)[^.?!]{0,20}(?:ring|call|quote)/u,
    examples: ['Before we go on, what does it cost?', 'Ballpark first, please.', "You want a deposit and I haven't even seen it?"],
    nearMisses: ['Ring me before you start work.', 'What is the damage to the left door?'],
  },
  {
    id: 'objection.no-need.en.not-needed',
    label: 'no-need',
    pattern: /\b(?:i|we|he|she|they|really) (?:really |honestly |just |simply )?(?:don'?t|do not|won'?t|wouldn'?t|shan'?t|didn'?t) (?:really |actually |honestly )?(?:need|want|have (?:any |much )?(?:use|call)|use)(?! to| you| your| it (?:to|back|before)| that (?:to)| any trouble| my| another (?:day|week)| him| her)\b|\b(?:no|not much|little) (?:use|need|call) for\b|\bwhat would (?:i|we) do with\b|\bwhat (?:would|do) (?:i|we) (?:need|want) (?:with|it for)|\bnot (?:really )?(?:interested|for me|my thing|something (?:i|we) need)|\bno, thanks\b|\bno [\w ]{3,30}, thanks\b|\bcouldn'?t manage another|\bwould(?: just)? (?:collect|gather) dust|\bhappy (?:as (?:we|i)|without)|\bnever noticed\b|\bjust (?:my|the) [\w ]{3,24}, just (?:my|the)/u,
    unless: /don'?t need (?:to|telling|reminding|a lecture)|needn'?t|why (?:don'?t|wouldn'?t)|don'?t want (?:to|any (?:fuss|trouble)|it (?:to|back))|don'?t use (?:it )?much\?|no [\w ]+, thanks (?:to|for)/u,
    examples: ["We don't need a second screen in the van.", 'What would I do with six chairs?', 'No use for it, I live alone.'],
    nearMisses: ["I don't need to sign anything, do I?", 'No problems at all, thanks to your team.'],
  },
  {
    id: 'objection.no-need.en.have-already',
    label: 'no-need',
    pattern: /\b(?:i|we)(?:'ve| have)(?: already)?(?: got)? (?:a|an|one|two|three|four|five|eleven|half|enough|plenty|loads|the|our own|my own)\b[^.?!]{0,36}\b(?:already|nobody|no one|still|unopened|in (?:a|the|my) (?:drawer|cupboard|loft|garage|shed)|ta$|and a \w+\b)|\balready (?:have|got|own)\b|\b(?:the|our|my) old (?:one|thing|van|kettle|machine|system|boiler|phone)s? (?:still|works|rings|runs|does)|\b(?:still (?:works|rings|runs|goes)|does the (?:job|trick)|gets (?:me|us) (?:there|to)|all i (?:ask|need|want) of it)|\bthere'?s (?:only|just)? ?(?:me|two|three|four|seven|us)\b[^.?!]{0,40}\b(?:office|house|home|us|mrs|mr|dog|cat)|\bit'?s just me\b|\bi (?:cycle|walk|swim|run|bus)\b[^.?!]{0,30}(?:every|everywhere|to work|at the)|\bi (?:only )?came (?:in )?for\b[^.?!]{0,20}(?:thing|only|free|bulb|fuse)/u,
    unless: /still (?:works|runs) (?:like|perfectly|beautifully)[^.]{0,20}thank|already (?:paid|have (?:paid|sent|told))|stopped|broke/u,
    examples: ["We've got one in the loft already.", 'The old one still works, which will do.', "There's only me and a parrot in the house."],
    nearMisses: ["I've already paid, where is it?", 'We have two guests who cannot hear.'],
  },
  {
    id: 'objection.no-trust.en.disbelief',
    label: 'no-trust',
    pattern: /\b(?:don'?t|do not|can'?t|couldn'?t|hard to|wouldn'?t|struggle to) (?:quite |really )?trust\b|\b(?:sceptical|skeptical|dubious|suspicious|wary)\b|\bsounds? (?:too good|fishy|dodgy|like a (?:scam|con|trick))|\btoo good to be true|\b(?:says|according to) who\b|\b(?:pull the other|my foot\b|i wasn'?t born|heard (?:that|it) (?:one )?before)|\b(?:in writing|on paper|letterhead|references?|proof|licence number|service stamps?|service history)\b[^.?!]{0,30}\b(?:before|first|until|or i)|\bi'?d (?:want|like|need) to see (?:it|that|the|some)[^.?!]{0,20}(?:in writing|proof|references|on paper|licence)|\bgave me pause\b|\bhow do i know\b|\bwho owns you\b|\bno (?:holding fee|deposit|money|payment) (?:until|till|before)/u,
    unless: /trust (?:me|isn'?t)|don'?t trust my(?:self| own)|i trust you|for a living|drop the references|before you start/u,
    examples: ['Sounds too good to be true.', "I don't trust companies without a phone number.", 'How do I know you will still be here next year?'],
    nearMisses: ["Trust me, I'm sold.", "I don't trust my own eyes at this age, print it big."],
  },
  {
    id: 'objection.no-trust.en.burned-before',
    label: 'no-trust',
    pattern: /\b(?:(?:my|our|the|your) (?:last|previous|former|old)|last (?:time|year|month|week|summer|winter)|once before|years ago)\b[^.?!]{0,50}\b(?:swore|promised|vanish|took (?:a |my |our |the )|kept (?:my|our|the)|disappear|went bust|scarper|ran off|told (?:my|me|us)|said the same|never (?:came|arrived|returned|paid)|freezer burn|was a|bitten|burn(?:t|ed))|\b(?:went|gone) bust (?:under|last|and|in)|\bbeen (?:burn(?:t|ed)|bitten|stung|had|fooled|conned|here before)\b|\bonce bitten|\b(?:i |we )?(?:looked|googled|read|checked) (?:you|the company|your (?:company|reviews)|\w+ (?:threads|reviews)|up)\b[^.?!]{0,50}|\b(?:reviews?|threads?|forums?) (?:mention|about|say)\b[^.?!]{0,20}(?:vanish|scam|deposit|rolling|fake|never)|\btold (?:us|me) the same (?:thing)?|\b(?:half|all|everything|full) up front\b|\bcounty court\b/u,
    unless: /so no matter|(?:read|looked) up on it at|not (?:you|yours|your lot)|looked up (?:the|your) (?:opening|address|number|bus)|checked you in|nothing to do with you/u,
    examples: ['My last builder took the deposit and vanished.', "We've been burned before.", 'I looked you up and the reviews mention missing deposits.'],
    nearMisses: ['Last week you fixed my bike in an hour, ta.', 'I looked up your opening hours, are they right?'],
  },
  {
    id: 'objection.not-now.en.think-over',
    label: 'not-now',
    pattern: /\b(?:think (?:about it|it over|on it|it through)|have a (?:wee |little )?think|mull (?:it|this|that) over|sleep on it|chew (?:it|this|on it) over|(?:get|come|ring|call) (?:back to|you back|back)(?! to me| to us)|(?:i'?ll|we'?ll|let me) (?:consider|think|mull)|no (?:rush|hurry)|let you know)\b/u,
    unless: /thought (?:about|it|on)|i suppose|no rush on the|just wanted|(?:think|sleep) on it and it'?s|didn'?t|never (?:rang|called|got)|nobody|why (?:don'?t|didn'?t)|(?:please|could you|can you|would you|will you|you) (?:ring|call|get|come|think|let)|them (?:to )?(?:ring|call)|get back to (?:normal|sleep|work)|what do you think/u,
    examples: ["I'll sleep on it.", 'Let me mull it over and come back to you.', 'We need to have a think.'],
    nearMisses: ['I thought about it and the answer is yes.', 'Please ring me back today.', 'Nobody ever called back.'],
  },
  {
    id: 'objection.not-now.en.wait-for',
    label: 'not-now',
    pattern: /\b(?:(?:ask|try|ping|tempt|catch) (?:me|us)(?: again)? (?:after|in|when|once|next|come)\b|(?:call|ring) (?:me |us )?again (?:in|after|when|next)\b|come back (?:after|in|when|once|next)\b|not (?:till|until|before|right now|just yet|just now|at the moment|this (?:year|month|quarter|side))\b|(?:first|before)\. \w+ after\b|maybe (?:next|in the|after)\b|(?:hold off|wait) (?:until|till|for the (?:sale|next|new))|(?:we|i)'?(?:ve|re|m)? (?:waiting|holding off|sitting tight|sit tight)|i'?ll sit tight|(?:new|next) (?:model|version|one)(?:'s)? (?:is )?(?:out|due|coming)|budget(?:'s| is)? (?:frozen|spent|gone|closed|locked)|(?:we|they) froze\b|to pay for first|(?:rates|prices) (?:are|will|should)[^.?!]{0,14}(?:drop|fall|come down)|nobody touches|(?:not|we'?re not) moving till|\w+(?:ing)? runs? (?:till|until|to) (?:the end of )?\w+ and)/u,
    unless: /same rock pool|all praised|(?:refund|parcel|order|delivery|engineer|reply|answer)[^.?!]{0,20}(?:not|yet)|not (?:until|till) (?:they|he|she|you) (?:told|said|rang)|ask (?:me|us) (?:when|in) (?:the|a) (?:email|form|survey)|do i wait|no longer|come back (?:in|when) (?:broken|pieces)/u,
    examples: ['Ask me again in spring.', "The budget's frozen till July.", "Not until the baby's here."],
    nearMisses: ["My refund's not here yet.", 'How long do I wait for the engineer?'],
  },
  {
    id: 'objection.competitor.en.offer',
    label: 'competitor',
    pattern: new RegExp(
      `\\b${rival}\\b[^.?!]{0,50}\\b(?:cheaper|half (?:the )?price|for half|for less|less|free|includes?|throws? in|thrown in|does|do the same|quoted|deliver|waives?|waive|gets?|knocked|undercut|percent|pounds|for nothing|handshake|ships?|fifty|hundred|doesn'?t charge)\\b|\\b(?:half|third|quarter) (?:the|of the) price (?:at|from|with)|\\bundercuts? you|\\b(?:had|have|got|getting) (?:a |another |two |three )?(?:better|lower|cheaper) (?:quote|offer|price|deal)|\\b(?:cheaper|less) (?:than you(?!r)|elsewhere|online|next door)|\\bframe(?:work)? with (?:somebody|someone|another)|\\b(?:pilot|trial|viewings?|contract|handshake) (?:on one |with |at |elsewhere)[^.?!]{0,20}`,
      'u',
    ),
    unless: /signing took|welds|(?:checked|looked at|tried) (?:every|six|all)[^.?!]{0,40}(?:yours|it'?s you)|nobody else|better than (?:next door|the other)|more than (?:next door|elsewhere)|my (?:cousin|friend|neighbour|mate)[^.?!]{0,20}(?:recommend|swears by|sent)|hang|kept/u,
    examples: ['The place round the corner does the same for less.', 'Another firm quoted eight percent and no fee.', 'I can get it cheaper online.'],
    nearMisses: ['I looked at six and yours is the one.', 'My neighbour recommended you.'],
  },
  {
    id: 'objection.product-doubt.en.will-it',
    label: 'product-doubt',
    pattern: /\b(?:will|would|can|does) (?:it|that|this|they|a|the)\b[^.?!]{0,40}\b(?:really|actually|ever|cope|hold up|last|stand up|stay put|keep up)\b[^.?!]*\?|\bhave my doubts\b|\bi(?:'m| am) (?:not (?:sure|convinced)|unconvinced|doubtful)(?! (?:i|how|if i|what|whether i|where|who))|\bnot convinced\b|\bi can'?t (?:see|picture|imagine) (?:it|that|this|a|the|\w+ing|\w+ with)\b|\bmy (?:worry|concern|only worry|fear)\b|\b(?:isn'?t|wasn'?t|not) the (?:bother|worry|problem|issue), |\bprice isn'?t (?:the|what)|\bmoney'?s no worry|\bor (?:just look|does it shrug|is it just) |\bon whose planet\b|\bis it going to (?:see|last|survive|cope)|\bwouldn'?t last\b|\bwon'?t (?:last|survive|cope|hold)\b|\blooks older than\b|\bunless that'?s (?:sorted|fixed)/u,
    unless: /trust isn't|rep who came|no object|i'?m not sure (?:i|how|where)|will (?:it|that) really be (?:ready|here)|convinced me/u,
    examples: ['Will it really last a winter outdoors?', "I have my doubts about that hinge.", "My worry is the battery."],
    nearMisses: ['Will it be ready by five?', "I'm not sure I filled this in right."],
  },
  {
    id: 'objection.authority.en.ask-first',
    label: 'authority',
    pattern: new RegExp(
      `\\b(?:run (?:it|this|that) (?:past|by)|(?:talk|speak|chat) (?:it over )?(?:to|with)|check with|ask|consult|clear (?:it|this) with|get past|go past|past|see what|sign-?off from|approval from|opinion of|show (?:it to )?)\\s?(?:my|our|the|his|her|a|with)? ?(?:\\w+ )?${decider}\\b|\\bmy (?:wife|husband|partner|boss)'s (?:opinion|say-so|blessing|approval|call)`,
      'u',
    ),
    unless: /(?:we|i)'ve (?:checked|spoken|talked|asked|run)|already (?:checked|asked|spoken)|(?:speak|talk) to (?:the|your|a) (?:manager|owner|boss)|no need to ask|ask (?:your|the) (?:manager|boss|owner|team)|(?:she|he|they)(?:'s| is| are) happy|can i (?:speak|talk)|then yes|allergic|instead of (?:my|me)/u,
    examples: ["I'd have to run it past my business partner.", 'Let me check with our finance team.', "I'll talk to my husband."],
    nearMisses: ["We've checked with the board, send it.", 'Can I speak to the manager?'],
  },
  {
    id: 'objection.authority.en.decides',
    label: 'authority',
    pattern: new RegExp(
      `\\b(?:my|our|the) (?:\\w+[ -]){0,2}${decider} (?:\\w+ )?(?:signs?|decides?|approves?|has to|have to|pays|vetoes|votes?|owns half|holds the purse|would need to|needs to|must|meets|gets? (?:a|the|half) (?:say|vote)|picks|has the (?:final|last)|does the yes)\\b|\\b(?:my|her|his|their|your) (?:call|say-so|decision), (?:not|really)|\\bbasically (?:his|her|their) call|\\b(?:only|just) (?:the |a |hold )?(?:branch manager|messenger|the biro|assistant|tenant)|\\b(?:needs?|has to have|have to bless|has to bless) (?:sign-?off|a signature|approval|the board|bless)|\\bgoes to the (?:board|committee|council)|\\bnot (?:my|mine) (?:decision|call|to decide|to sign)|\\bi (?:can'?t|couldn'?t) (?:sign|decide|approve|commit)\\b|\\bi'?d sign it myself if|\\bsignature lives|\\bfleet signs|\\bhead office signs|\\bgets a say\\b|\\bsomeone who can say yes`,
      'u',
    ),
    unless: /what happens to|(?:told|said|says) (?:me to|i could|to) (?:pick|decide|choose|go)|signed off|approved it|i'?m the boss|bring someone/u,
    examples: ['My wife has the final say on paint.', "Over five grand it goes to the board.", "It's not my decision."],
    nearMisses: ['The director signed off, go ahead.', 'My wife told me to pick.'],
  },
  {
    id: 'objection.habit.en.always-have',
    label: 'habit',
    pattern: /\b(?:always have|always did|always (?:been|done|paid|used|gone|had)|(?:same \w+|same) (?:since|for (?:\w+ )?years)|since (?:i was|the flood)\b|every \w+, since|for (?:\w+[ -])?(?:forty|thirty|twenty|fifteen|sixty|fifty|ten|years|decades)(?: years)?\b[^.?!]{0,24}\b(?:same|why)|(?:forty|thirty|twenty|fifteen|sixty|fifty|ten|twenty-two|sixty-one)(?:-\w+)? years (?:with|of|i'?ve|we'?ve|without|on|never)|used to (?:the old|our|my|it|the way|doing)|know(?:s)? (?:this|the old|the) (?:layout|one|controller|system|way)|set in my ways|i'?m a simple|creature of habit|stick(?:ing)? (?:with|to) (?:what|my|our|the)|why would (?:i|we) (?:change|switch|talk)|that'?s the system|i'?d be lost|they'?d mutiny|have a riot|(?:i|we) don'?t do (?:apps|online|screens|email|cards)|keep your (?:portal|wine|app|cloud)|retrain(?:ing)?|never (?:a day'?s trouble|had a problem with the old)|(?:lifts|apps|gadgets|screens) aren'?t for me|not shift me|by the same)\b/u,
    unless: /on your books|dead since|same since spring|gave me pause|always (?:been|had|done) (?:so |very |really )?(?:lovely|great|good|happy|kind|helpful|on time|perfect|pleased|treated)|since (?:my|the) (?:last|order|repair|update|call)|years (?:with you|of your)|same (?:problem|fault|answer|number)|(?:still|been) (?:broken|waiting)/u,
    examples: ['I pay at the counter, always have.', "Thirty years with paper, I'd be lost on a screen.", "The crew know the old system and they'd mutiny."],
    nearMisses: ['The staff have always been lovely.', 'Still broken since the last update.'],
  },
  {
    id: 'objection.mood.en.leave-me',
    label: 'mood',
    pattern: /\b(?:not (?:today|tonight|now),? (?:mate|thanks|please|love|i'?ve|$)|^not today|not in the mood|(?:can|could) (?:we|you) (?:please )?not\b|(?:\w+ )?(?:fifth|sixth|seventh|third|fourth|second) (?:cold )?(?:call|email|text|time)\b[^.?!]{0,12}(?:today|this|before)|no(?:t one)? more (?:upsell|offers|calls|sales|brochure)|(?:maybe )?no (?:warranties|upsells?|sales) (?:tonight|today|now|please)|read the room|leave me (?:be|alone|to it)|i just want (?:to sit|quiet|some quiet|to eat)|give me (?:quiet|peace|a minute|space)|whisper or stop|don'?t want to hear (?:about|it|another)|(?:hanging|hang) up\b|i'?m (?:hungover|knackered|in a (?:funeral|meeting)|at a funeral)|rotten (?:day|appointment|week)|(?:pig|swine|nightmare|beast|hell) of a (?:day|week|morning)|had (?:a |an )?(?:awful|terrible|horrid|horrible|rough|long|bad|rotten) (?:day|week|morning|night)|you want to (?:show|sell|pitch|talk) me)\b/u,
    unless: /not (?:today|now),? but|third time (?:this|my|i'?ve reported|it)|(?:broke|broken|failed|fault)/u,
    examples: ['Not in the mood, sorry.', "I've had a swine of a day, just the bill.", 'Can we not do the pitch?'],
    nearMisses: ['Third time this month it has broken.', 'Not today but tomorrow at nine suits me.'],
  },
]);
