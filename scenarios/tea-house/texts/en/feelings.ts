/** Feelings, circumstances and verbal habits of English-speaking customers. */
import type { Speech } from '../speech.ts';

export const hellos: Speech['hellos'] = ['hi', 'hello', 'hey', 'hi there', 'good morning', 'good evening', 'hello {agent}', 'hiya', 'anyone there?', 'excuse me', 'hi again', 'me again', 'sorry to bother you', 'quick question', 'right', 'ok so', 'hi team', 'dear One Lamp', 'hope you are well'];

export const feelings: Speech['feelings'] = {
  anger: {
    mild: ['[not|I am not] [happy|amused]', 'this is [annoying|getting old]', '[honestly|frankly] a bit [cross|fed up]', 'please no [more excuses|script]', 'I [rarely|hardly ever] complain', '[anyone|you] would be [irritated|annoyed]'],
    strong: ['this is [ridiculous|unacceptable|a joke]', 'I am [furious|livid|fuming]', 'I have [had enough|run out of patience]', '[absolute|utter] [shambles|rubbish]', 'fix it [today|now] or I [dispute the charge|go public]', '[never|not] again', 'what kind of [outfit|shop] is this', 'I want a [manager|refund], [not an apology|no excuses]', 'stop [wasting|stealing] my time', '[shame|shame on you]', 'worst [service|experience] [in years|I have had]'],
  },
  disappointment: {
    mild: ['[a bit|rather|quite] [disappointed|let down]', '[expected|hoped for] better', '[shame|such a pity]', 'it used to be [better|different]', 'not [what I hoped|quite it]', '[oh well|never mind]', 'I was [so|really] looking forward to it'],
    strong: ['[so|deeply|really] disappointed', 'I will not [buy|order] again', 'you have [lost|spoiled] it for me', 'I [vouched for|trusted] you [for years|to friends]', 'it [ruined|spoiled] the [day|whole evening]', '[heartbreaking|gutted]', 'what a [letdown|waste]', 'I [expected so much|gave you another chance]', 'my faith in you is [gone|at zero]'],
  },
  fear: {
    mild: ['[a little|slightly] worried', 'I hope it [is not lost|arrives]', '[getting|a bit] nervous', 'not sure [it will make it|what to do]', 'please tell me it is [fine|on its way]'],
    strong: ['I am [really worried|in a panic|losing sleep]', 'what if it [is lost|never comes]', '[so|very] anxious about [this|the date]', '[please|please please], {who} is [counting on it|waiting]', 'is this a [scam|con]?', 'I am [terrified|scared] it will be [too late|gone]', 'my heart [sinks|stops] each time I [refresh|check]'],
  },
  disgust: {
    mild: ['a bit [gross|off-putting]', 'it put me [off|right off]', 'could not [finish|look at] it'],
    strong: ['[disgusting|revolting|vile]', 'I [felt sick|nearly threw up]', '[straight|went straight] in the bin', '[gross|yuck|ew]', 'how does that pass [any check|quality control]', 'turned my stomach'],
  },
  surprise: {
    mild: ['[quite|rather] a surprise', 'did not [expect|see] that', '[huh|well well]', 'news to me'],
    strong: ['[wow|whoa|oh my]', 'I [could not|can hardly] believe it', '[speechless|blown away]', 'jaw [dropped|on the floor]', 'what [just happened|a twist]'],
  },
  joy: {
    mild: ['[quite|pretty] happy', '[nice|lovely] one', '[made me smile|good stuff]', 'pleased with [it|this]', '[will|I will] be back', 'just [right|what I wanted]', '[thumbs up|cheers]'],
    strong: ['[love|adore] it', '[so|over the moon] happy', 'made my [day|week]', '[absolutely|simply] [delighted|perfect]', '[ten|five] out of [ten|five]', 'could not be [happier|better]', 'I am [grinning|dancing in the kitchen]', '[best|finest] I have had', 'cannot stop [smiling|recommending it]'],
  },
  gratitude: {
    mild: ['[thanks|thank you|cheers]', 'much appreciated', 'kind of you', '[thanks|cheers] {agent}', 'good of you to [help|ask]', 'I [appreciate|noticed] the effort'],
    strong: ['thank you [so much|a million|from the heart]', 'you [saved|rescued] [my day|the {occ}]', 'I am [so|truly] grateful', 'you [are the best|have a customer for life]', 'please [tell|thank] {agent} [for me|from us]', '{who} [says thank you|sends thanks] too', 'that kindness [stays with me|meant a lot]'],
  },
  neutral: {
    mild: ['no [rush|hurry]', 'whenever you [have a minute|can]', 'just [asking|checking|curious]', '[thanks|cheers] in advance', 'nothing [urgent|dramatic]', 'let me know', 'happy to wait'],
    strong: ['need to [know|decide] [today|by tonight]', 'would help to [know soon|hear back]', 'it is [fairly|kind of] important', 'waiting [here|online]'],
  },
};

export const backgrounds: Speech['backgrounds'] = [
  'I am [at work|in meetings] all day and cannot [pick up|talk]',
  'it is {who}\'s {occ} [next week|on Saturday|soon]',
  'been [buying from you|a customer] [for|nearly] {n} years',
  '[first|my first] time [ordering|buying tea] online',
  'we [live|are] in {city}, [no shop|nothing] nearby',
  '{n} tea drinkers [at home|in this house]',
  '[just|only] back from a [trip|business trip]',
  'the [baby|toddler] is [ill|teething] so I am [slow|typing with one hand]',
  '{who} is [recovering from surgery|in hospital|off coffee]',
  '{agent} [helped|looked after] me [before|last time]',
  'I [used to|normally] buy from {rival}',
  'saved up [for|two months for] this',
  '{people} people at the office are [waiting|sharing it]',
  'I know I am [fussy|particular]',
  'my Chinese is [so-so|not great], [bear with me|sorry]',
  'we are moving [this weekend|next month]',
  'on a [train|bus], signal [comes and goes|is bad]',
  'I [only|usually] get home after {small}',
  '[it is for|we have] guests [on Sunday|from abroad]',
  'trying to [cut down on|quit] coffee',
  'the weather in {city} has been [awful|boiling|damp]',
];

export const thinking: Speech['thinking'] = ['hmm', 'well', 'so', 'to be [fair|honest]', 'not gonna lie', 'look', '[I mean|you know]', 'maybe it is [just me|my palate]', 'anyway', 'how do I put this', 'tbh', 'um', 'long story short', 'in all [honesty|fairness]', 'not sure how to [say|phrase] this'];

export const accepts: Speech['accepts'] = ['ok [great|good], thanks', 'that [works|helps], thank you', '[sorted|solved], cheers', '[perfect|brilliant], I will wait [for it|to hear]', 'fair enough', 'thanks {agent}, [quick|good] work', '[alright|fine], I [trust|believe] you', '[relieved|that is a relief]', 'lovely, have a good [evening|one]', 'cool, [cheers|ta]', '[right|ok], [understood|clear now]', 'that will do [nicely|for now]', 'appreciate the [honesty|quick answer]', 'good, [that is all I needed|nothing else]'];

export const refuses: Speech['refuses'] = ['that is the same [line|script] as before', '[no|sorry], not good enough', 'so [nothing|you do nothing], basically', 'get me [someone who can decide|your manager]', 'a {small} yuan voucher, [really|are you joking]', '[wait|more waiting]? I have waited {n} days', 'so it is my fault [then|now]', 'right, I am [going to the consumer line|calling my bank]', 'forget it, [refund|cancel everything]', 'sorry does not [fix|help] it', 'you still have not said [when|who]', 'I [give up|am done]'];

export const chases: Speech['chases'] = ['you said {promised}. [Well|So]?', '"{promised}", [you wrote|I was told]. [That came and went|Long past], [not a word|nobody called]', 'what happened to "{promised}"', 'I [waited in|kept my phone on] all day because you said {promised}', '{agent} [promised|swore] {promised} and [nothing|silence]', '"{promised}" [must be|is] [some kind of joke|different in your world]', 'still waiting, it was {promised}, do I have to [chase|ask] every [time|day]', '[another|one more] broken promise, you said {promised}'];

export const emoji: Speech['emoji'] = {
  joy: ['😊', '😄', '🥰', '🍵', '❤️', '👍', ':)', 'xx'],
  gratitude: ['🙏', '🌹', '❤️', ':)', '🤗'],
  anger: ['😡', '😤', '!!!', '🙄', '👎'],
  disappointment: ['😔', '😞', ':(', '💔', '😕'],
  fear: ['😰', '😟', '😢', ':/'],
  surprise: ['😮', '😲', '🤯', '?!'],
  disgust: ['🤢', '🤮', '😖'],
  neutral: ['🙂', ':)', '👌', '🤔'],
};
