/**
 * What a text may speak of, and how: matters, feelings, ways of speaking. Words of a topic carry no label on their own: the heads weigh how many of them stand in a text.
 * The words are listed in `corpus/topics`, as of 2026-11. To extend: add the word there and retrain; a new topic is named here too.
 */
export const topicNames: readonly string[] = [
  'absolute', 'absolute-claims', 'accusation', 'advertising', 'advice', 'after-sales', 'aftersales', 'again-and-again', 'agree', 'anger-felt', 'animals-and-pets', 'annoyance',
  'apology', 'app-and-website', 'asking-needs', 'authority', 'bad-moment', 'bad-taste-or-spoiled', 'basic', 'beauty', 'beauty-and-care', 'belittle', 'belittling', 'birthday',
  'birthday-and-anniversary', 'body-and-size', 'brand', 'brand-and-reputation', 'broken', 'busy', 'cancel', 'channel', 'cheating', 'checking', 'cheering', 'child', 'children',
  'clean-good', 'clothing', 'come-again', 'comfort-good', 'command', 'commanding', 'commands', 'compare', 'compensation', 'conditions', 'contempt', 'correction', 'crying',
  'cute', 'danger', 'delay', 'delight', 'delivery', 'diet', 'dirty', 'disappointment', 'disbelief', 'disbelieved', 'discomfort', 'discount', 'disgust', 'distrust',
  'done-reports', 'doubt-of-effect', 'doubtcustomer', 'doubting', 'doubtproduct', 'dread-questions', 'ease', 'easy-good', 'electronics', 'emote-angry', 'emote-disgust',
  'emote-fear', 'emote-happy', 'emote-mocking', 'emote-sad', 'emote-support', 'emote-surprise', 'empathy', 'environment', 'envy-and-boredom', 'excitement', 'exclaim',
  'expected', 'expensive', 'explaining', 'family', 'fans', 'farewell', 'favourites', 'fear-felt', 'features-asked', 'festivals-and-gifts', 'figures', 'first-person',
  'follow-up', 'food-and-drink', 'food-and-fun', 'forgetting', 'friends-and-colleagues', 'furniture-and-home-goods', 'future', 'goods', 'gossip', 'greet', 'greeting', 'grief',
  'habit', 'handing-over', 'harm', 'hassle', 'health', 'health-conditions', 'heartbreak', 'helpless', 'hesitate', 'history-and-books', 'hobbies', 'home-and-moving', 'hometown',
  'hope', 'horror', 'housing-and-building-works', 'hurt', 'idioms-anger', 'idioms-blame', 'idioms-calm', 'idioms-fear', 'idioms-hope', 'idioms-joy', 'idioms-praise',
  'idioms-sadness', 'idioms-surprise', 'ignored', 'incompetent', 'information-questions', 'injustice', 'insults', 'insurance-and-loans', 'irony', 'job-and-company', 'joy',
  'later', 'laughter', 'leaving', 'legal-and-policy', 'lessons-and-training', 'likes', 'loneliness', 'longing', 'looked-down', 'looks-good', 'lost', 'love', 'malfunction',
  'marketing', 'markets', 'medicine-and-treatment', 'misled', 'money', 'money-and-prices', 'money-short', 'moved', 'negation-of-feeling', 'net-slang-bad', 'net-slang-good',
  'news', 'nice-surprise', 'no-need', 'noneed', 'occupation', 'offer', 'officials', 'opener', 'opinions-calm', 'other-customers-first', 'others-decide', 'overcharged',
  'own-already', 'parcels-and-couriers', 'parents-and-elders', 'past', 'payment', 'people-bad', 'people-family', 'people-fans', 'people-work', 'perfunctory', 'pet', 'pets',
  'picky', 'pity', 'places-and-times', 'plan', 'plants-and-animals', 'please', 'polite-refusal', 'poor-quality', 'praise', 'pressure', 'price-ask', 'price-high', 'pride',
  'promising', 'promotion', 'punish', 'put-off', 'puzzled', 'quality', 'quality-good', 'question', 'questions-of-fact', 'rare', 'reassuring', 'recommend-to-others',
  'recommending', 'refused', 'regret', 'related-sale', 'relief', 'request-verbs', 'reversal', 'rhetorical', 'rival', 'rooms-and-hotels', 'rude', 'science', 'self-mockery',
  'service-good', 'sharing', 'shirk', 'shirking', 'shock', 'shop-and-premises', 'should', 'sickness-and-epidemic', 'sighs', 'skill-good', 'slighted', 'slow',
  'software-and-accounts', 'speech-acts-of-thinking', 'speed-good', 'sport-and-shows', 'sports-and-gyms', 'spouse', 'staff', 'staff-roles', 'stock-and-booking', 'strange',
  'strong', 'success', 'suggestion', 'summarising', 'swearing', 'switching-away', 'symptoms', 'taking-back', 'taste-good', 'tech', 'terms', 'thanks', 'thanks-said', 'threat',
  'time-limits', 'time-of-feeling', 'tired', 'to-you', 'touched', 'transport-and-tickets', 'travel-plans', 'tribute', 'unanswered', 'unappreciated', 'uneasy', 'unexpected',
  'unprovable', 'unprovable-claims', 'unsafe-feeling', 'urgency', 'urging', 'value-good', 'vehicles', 'waiting', 'want-proof', 'weak', 'weddings-and-events', 'wish', 'wish-not',
  'wishes', 'worry', 'wrong', 'wrong-item',
];
