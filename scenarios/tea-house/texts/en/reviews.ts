/** What English-speaking customers write in reviews and surveys. */
import type { Speech } from '../speech.ts';

export const reviews: Speech['reviews'] = {
  taste: {
    positive: ['[smooth|clean|sweet], [no bitterness|nothing harsh]', 'still [sweet|full of flavour] at the [fourth|sixth] steep', 'the [liquor|colour] is [clear|golden] and the finish [lingers|goes on and on]', '[beats|so much better than] {rival}', '{who} [noticed|loved it] at the first sip', 'you smell it [the moment|as soon as] the tin opens', 'easy [even for|on] a beginner', 'goes [beautifully|so well] with {q}', '[bright|fresh], tastes of [spring|the hills]'],
    negative: ['[thin|weak|bland], [gone|nothing left] after two steeps', '[bitter|dusty|stale], not at this price', 'not the [same|tea] I had [last time|before]', 'so much [dust|broken leaf]', 'too [smoky|perfumed|roasted] [for me|by far]', '{who} said it tastes [of hay|like leaves]', '[sickly|cloyingly] sweet', 'could not sleep [after|all night]', 'the description [oversells|dreams], the cup [does not|is ordinary]'],
  },
  packaging: {
    positive: ['[gorgeous|beautiful] tin, [keeping|reusing] it', 'packed [so|very] well, nothing [broke|crushed]', 'seals [tight|well], still fresh [weeks|a month] later', 'plain paper box, [no waste|I like that]', 'the [little|handwritten] card was [sweet|a nice touch]', 'single bags are [handy|clean]'],
    negative: ['box [dented|crushed|torn]', 'more [box|packaging] than [tea|content]', 'the lid [leaks|does not close], it went [stale|soft]', 'took [scissors and|] ten minutes to [open|get in]', 'looks [nothing like|cheaper than] the photo', 'dust and [fingerprints|glue] on it, like old stock'],
  },
  delivery: {
    positive: ['[arrived|here] next day', 'came [early|before the date]', 'the courier [carried it up|was lovely|called ahead]', 'shipped [within hours|same day]'],
    negative: ['[took|waited] {since} [to arrive|for it]', '[days|well] past the promised date', '{carrier} [dumped|left] it [outside|downstairs] without a word', 'chased it {n} times', '[missed|too late for] the {occ}', 'sat in a locker [because nobody told me|for days]'],
  },
  price: {
    positive: ['[great|unbeatable] value', 'paid {cheaper} on offer, [worth it|bargain]', 'you [get|taste] what you pay for', 'my everyday tea, [fair price|kind on the wallet]'],
    negative: ['{price} is [steep|too much]', 'cheaper [a week|the day] after I bought it', 'you get [two|double] for that at {rival}', 'poor value for [the amount|so few grams]', 'discounts are [smoke and mirrors|a puzzle]', 'price up, [grams|size] down'],
  },
  service: {
    positive: ['{agent} [answered everything|was patient]', 'support [replied in minutes|just fixed it]', 'they remember [what I like|that I drink it light]', 'the [team|people] at {store} taught me [to brew|a lot]', 'no [hard sell|pushing]'],
    negative: ['support is [a robot|copy-paste]', '{wait} in the queue', 'the promised [refund|replacement] never [came|arrived]', 'sent [from pillar to post|in circles]', '[cold|impatient] tone'],
  },
  gift: {
    positive: ['{who} [loved|was thrilled with] it', 'looks [elegant|far more expensive than it was]', 'perfect for a {occ}', 'the engraving made {who} [cry|smile]'],
    negative: ['a bit [embarrassing|mean] as a gift', 'no [bag|card] in the box', 'big box, [little|not much] inside', 'was for the {occ}, [kept it instead|did not dare give it]'],
  },
  use: {
    positive: ['feels [lovely|solid] in the hand, pours [clean|well]', 'does not burn [your|my] fingers, easy to wash', 'the glaze is [nicer|deeper] than the photo', 'comes along on every trip'],
    negative: ['[cracked|leaked] after {n} uses', 'too hot to [hold|touch], [drips|spills]', 'smells of [glue|rubber] even after washing', 'tiny and [flimsy|thin]', 'the lid does not [fit|sit right]'],
  },
};

export const verdicts: Speech['verdicts'] = {
  positive: ['will [buy|order] again', '[recommended|highly recommend]', '[five|5] stars', 'happy customer', 'already [reordered|got another]', 'buying [one|more] for friends', 'a keeper', 'no complaints', '[my|a] new favourite', 'never disappoints'],
  mixed: ['ok overall', '[middle|middling] of the road', 'would buy on [sale|offer]', 'three stars', 'so-so', 'good and bad', 'might try again', 'jury is out'],
  negative: ['[would not|will not] buy again', 'avoid', '[returned|sent back]', 'waste of money', 'one star [is generous|]', 'disappointing', 'does not live up to the [name|price]', 'last order', 'save your [money|cash]'],
};

export const but: Speech['but'] = ['but', 'though', 'only thing:', 'sadly', 'my one [gripe|niggle]:', 'that said,', 'pity that', 'then again'];

export const reasons: Speech['reasons'] = {
  promoter: ['good tea, [good|kind] people', '{n} years and never [let down|a bad tin]', 'already [told|recommended you to] {who}', '{agent} [knows|remembers] what I like', 'you [do what you say|keep your word]', 'nothing [beats|like] the {p}', 'my go-to for gifts', '[quick|easy] delivery and returns', 'honest, no [tricks|nonsense]'],
  passive: ['{p} is [fine|good], a bit [pricey|dear]', 'not much [choice|variety]', 'nothing [special|that stands out]', 'I only buy at [holidays|New Year]', '{rival} is [similar|about as good]', 'a better [app|delivery] and it is a nine', 'still making up my mind'],
  detractor: ['[always|keeps arriving] late', 'support [ignores|does not answer] me', 'the {p} is [hit and miss|not what it was]', 'prices [keep climbing|are silly]', 'promises [not kept|mean nothing]', 'refund took [forever|ages]', '{carrier} lost my [parcel|patience]', 'too much [spam|advertising]', 'loyal customers [get nothing|do not count]'],
};
