/** Who speaks: what files and people call the two sides, and who it may have been where nobody says. */
import type { Speaker } from '../../domain/index.ts';

const agentNames =
  '客服|座席|坐席|销售|店员|导购|店长|店主|商家|卖家|卖方|掌柜|小二|顾问|经理|专员|员工|服务员|服务商|接待|前台|收银|业务|话务|技师|师傅|老师|我方|我们|机器人|回复人|agent|seller|vendor|merchant|shop|store|staff|clerk|salesperson|salesman|saleswoman|sales|representative|rep|csr|support|service|operator|advis[eo]r|assistant|consultant|employee|associate|host|manager|technician|cashier|dealer|company|brand|business|us|bot|chatbot|system|outbound|outgoing|out';
const customerNames =
  '客户|顾客|客人|用户|买家|买方|消费者|会员|访客|来电者?|患者|病人|家长|学员|业主|住户|旅客|乘客|宾客|对方|本人|customer|cust|client|consumer|shopper|buyer|purchaser|user|guest|visitor|caller|patient|member|passenger|tenant|subscriber|lead|prospect|reviewer|inbound|incoming|in';
/** A name may carry a number or a name of its own: 客服03, Agent 7, 销售-小李, customer_12. */
const rest = '(?:[\\s_:：#-]*[0-9]+|[\\s_:：#（([-].{0,40}|[\\p{Script=Han}]{1,6}|\\s.{0,40})?$';
const agentPattern = new RegExp(`^(?:(?:在线|人工|智能|售前|售后|金牌|the\\s|sales\\s|customer\\s(?=service|support|care))*)(?:${agentNames})s?${rest}`, 'iu');
const customerPattern = new RegExp(`^(?:(?:新|老|准|潜在|the\\s)*)(?:${customerNames})s?${rest}`, 'iu');
const startsCare = /^(?:客户(?:服务|经理|代表|顾问|专员)|会员(?:顾问|经理|客服)|customer[\s_-]?(?:service|support|care|success)|user[\s_-]?support)/iu;

/** The side a value of a speaker column stands for; `undefined` when it says neither. */
export function speakerNamed(value: string): Speaker | undefined {
  const name = value.normalize('NFKC').trim();
  if (name === '') return undefined;
  if (startsCare.test(name)) return 'agent';
  if (customerPattern.test(name)) return 'customer';
  return agentPattern.test(name) ? 'agent' : undefined;
}

/** The speakers, those nobody named taken to answer the one before; who opens unnamed is taken for the customer. */
export function guessSpeakers(turns: readonly { readonly speaker?: Speaker | undefined }[]): Speaker[] {
  const guessed: Speaker[] = [];
  for (const { speaker } of turns) guessed.push(speaker ?? (guessed.at(-1) === 'customer' ? 'agent' : 'customer'));
  return guessed;
}
