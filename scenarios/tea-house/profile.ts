/** Who a customer is on paper: name, phone, e-mail, birthday. All invented. */
import type { Calendar } from './calendar.ts';
import type { Latent } from './latent.ts';
import { regions } from './catalogue.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A customer as written down by the shop, without the columns of a subscription. */
type ProfileRow = Readonly<Record<'id' | 'name' | 'phone' | 'email' | 'segment' | 'kind' | 'region' | 'birthday' | 'birthday_calendar' | 'joined_on' | 'referred_by', string | null>>;

const zhSurnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '徐', '孙', '马', '朱', '胡', '郭', '何', '林', '高', '罗', '郑', '梁', '谢', '宋', '唐', '许', '邓', '冯', '韩', '曹', '曾', '彭', '萧', '蔡', '潘', '田', '董', '袁', '于', '余', '叶', '蒋', '杜', '苏', '魏', '程', '吕', '丁', '沈', '任', '姚', '卢', '傅', '钟', '姜', '崔', '谭', '廖', '范', '汪', '陆', '金', '石', '戴', '贾', '韦', '夏', '邱', '方', '侯', '邹', '熊', '孟', '秦', '白', '江', '阎', '薛', '尹', '段', '雷', '欧阳', '司徒', '上官'] as const;
const zhGiven = '安白采辰澄初春丹冬尔帆芳枫歌禾衡弘怀惠嘉简静九珂可朗乐黎立林岭洛曼茂梅明墨木念宁诺培平其琪千清秋然如若珊尚诗书舒思松苏棠亭彤婉微维文希夏祥晓欣星修雪雅言彦扬野伊亦音颖语元远月云章昭哲知芷子'.split('');
const enGiven = ['Alice', 'Amara', 'Andrew', 'Anika', 'Ben', 'Bianca', 'Callum', 'Carla', 'Cedric', 'Chloe', 'Clara', 'Daniel', 'Dario', 'Elena', 'Elliot', 'Emma', 'Farah', 'Felix', 'Fiona', 'George', 'Gwen', 'Hannah', 'Hugo', 'Imani', 'Isaac', 'Jana', 'Jonas', 'Julia', 'Karim', 'Katya', 'Leila', 'Leon', 'Lucia', 'Marcus', 'Marta', 'Maya', 'Miguel', 'Nadia', 'Naomi', 'Noah', 'Olga', 'Oscar', 'Paula', 'Peter', 'Priya', 'Quentin', 'Rachel', 'Ravi', 'Rosa', 'Samir', 'Sara', 'Simon', 'Stella', 'Tara', 'Theo', 'Tom', 'Ursula', 'Vera', 'Wanda', 'Will', 'Yara', 'Zoe'] as const;
const enSurnames = ['Abara', 'Alder', 'Ashdown', 'Bakker', 'Barlow', 'Bennet', 'Brandt', 'Calloway', 'Castell', 'Corwin', 'Dalton', 'Delgado', 'Ekström', 'Ellery', 'Farrow', 'Fenwick', 'Garnet', 'Grady', 'Hale', 'Harrow', 'Holm', 'Iyer', 'Jansen', 'Jarvis', 'Keane', 'Kessler', 'Lacey', 'Larkin', 'Lindqvist', 'Mercer', 'Moreau', 'Nair', 'Novak', 'Okafor', 'Orwell', 'Pascal', 'Penrose', 'Quill', 'Rahman', 'Rossi', 'Sandoval', 'Sato', 'Sharp', 'Tallis', 'Thorne', 'Underhill', 'Valdez', 'Vance', 'Weller', 'Winslow', 'Yates', 'Zeller'] as const;
const mailHosts = ['example.com', 'example.net', 'example.org', 'mail.example', 'post.example'] as const;
const oneInHundredMillion = 100_000_000;

export function customerId(index: number): string {
  return `C${String(index + 1).padStart(7, '0')}`;
}

/** The id of the web account that some customers have besides their first record. */
export function webAccountId(index: number): string {
  return `W${String(index + 1).padStart(7, '0')}`;
}

/** One in twelve came because an earlier customer told them; a few people tell many. */
function drawReferrer(random: SeededRandom, seed: number, latent: Latent): string | null {
  random.restart(seed, latent.index, purpose.referral);
  return latent.index > 0 && random.chance(1 / 12) ? customerId(Math.floor(latent.index * random.next() ** 3)) : null;
}

/** One row per record: usually one, two for customers with an unlinked web account. */
export function drawProfile(random: SeededRandom, seed: number, latent: Latent, calendar: Calendar): readonly ProfileRow[] {
  const referredBy = drawReferrer(random, seed, latent);
  random.restart(seed, latent.index, purpose.profile);
  const chinese = latent.language === 'zh';
  const name = chinese ? random.pick(zhSurnames) + random.pick(zhGiven) + (random.chance(0.72) ? random.pick(zhGiven) : '') : `${random.pick(enGiven)} ${random.pick(enSurnames)}`;
  const digits = String((latent.index * 48_271 + 10_007 * (Math.abs(seed) % 9_973)) % oneInHundredMillion).padStart(8, '0');
  const phone = `190${digits}`;
  const mailbox = `${chinese ? random.pick(['cha', 'tea', 'ming', 'qing', 'yu', 'lin', 'an', 'mo', 'xi', 'hao']) : name.toLowerCase().normalize('NFD').replaceAll(/[^a-z]/g, '')}${latent.index.toString(36)}`;
  const email = `${mailbox}@${random.pick(mailHosts)}`;
  const lunar = chinese && random.chance(0.35);
  const born = `${random.between(1948, 2004)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
  const knowsBirthday = random.chance(0.62);
  const start = latent.startsOn === Infinity ? random.below(calendar.days) : latent.startsOn;
  const joinedBefore = start < 56 && random.chance(0.6) ? random.between(30, 1_100) : 0;
  const company = random.chance(0.05);
  const segment = company ? '企业礼赠 Company gifts' : latent.meanSpendCents > 45_000 && random.chance(0.7) ? '茶席会员 Tea table club' : random.chance(0.6) ? '会员 Member' : '散客 Walk-in';
  const first: ProfileRow = {
    id: customerId(latent.index),
    name,
    phone: random.chance(0.9) || latent.twoRecords ? phone : null,
    email: random.chance(chinese ? 0.45 : 0.9) || latent.twoRecords ? email : null,
    segment,
    kind: company ? 'company' : 'person',
    region: regions[latent.region]?.name ?? null,
    birthday: knowsBirthday ? born : null,
    birthday_calendar: knowsBirthday ? (lunar ? 'lunar' : 'solar') : null,
    joined_on: calendar.day(start - joinedBefore),
    referred_by: referredBy,
  };
  if (!latent.twoRecords) return [first];
  const byPhone = random.chance(0.6);
  const otherPhone = random.pick([`+86 ${phone}`, `+86-${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`, `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, `0086${phone}`]);
  const otherEmail = random.pick([email.toUpperCase(), ` ${email}`, `${mailbox.charAt(0).toUpperCase()}${email.slice(1)}`]);
  return [
    first,
    {
      ...first,
      id: webAccountId(latent.index),
      name: chinese ? (random.chance(0.5) ? name : `${name.charAt(0)}${random.pick(['女士', '先生'])}`) : random.pick([name.toUpperCase(), name.toLowerCase(), `${name.charAt(0)}. ${name.split(' ').at(-1) ?? ''}`]),
      phone: byPhone ? otherPhone : null,
      email: byPhone && random.chance(0.6) ? null : otherEmail,
      segment: '网店 Web shop',
      birthday: null,
      birthday_calendar: null,
      joined_on: calendar.day(start),
      referred_by: null,
    },
  ];
}
