/** Sentences against prejudice, written for training; `G` stands for a group. They teach the offence model what it mistakes for attacks. */
const templates = `
不要歧视G
请不要歧视G，谢谢
反对歧视G
我从来不歧视G
我没有歧视G的意思
歧视G是不对的
凭什么歧视G
为什么要歧视G呢
G也是人，应该得到尊重
不是所有G都这样
也不是每个G都这样啊
不能因为个别人就说G都是这样的
不要以偏概全，G里面好人也很多
哪里都有好人和坏人，不要地图炮
我认识的G都很善良
我有很多G朋友，他们人都很好
我遇到的G都挺好的
对G的偏见什么时候才能消失
这种对G的刻板印象很伤人
作为G，我觉得这种歧视很不公平
我就是G，请不要一棍子打死一船人
我就是G，看到这些话心里真的很难受
说G都是小偷的人才是真的没素质
骂G的人素质也不怎么样
那些歧视G的人，你们自己又好到哪里去
G做错了什么要被你们这样骂
每个地方都有素质低的人，跟是不是G没有关系
别再黑G了
黑G的人请停止吧
支持G，抵制歧视
希望大家能够平等对待G
G和我们一样，都应该享有平等的权利
用一个人的行为来否定所有G是不理智的
我不同意G就是懒的说法
你这是对G的歧视
你这就是赤裸裸的歧视
G被骂了这么多年，真的很无辜
G没有得罪任何人
网上对G的污名化太严重了
媒体总是拿G说事，这就是偏见
请尊重G
心疼G，抱抱
G加油
有人说G好吃懒做，可是我见到的G都很勤劳
谁说G就一定懒
说G脏、说G没素质，这些都是偏见
“G都是骗子”这种话真的很伤人
什么G都偷东西，都是谣言而已
不要再说让G滚出去这种话了
歧视G的人才是最low的
为什么总有人喜欢黑G
地域歧视可以休矣，G也有很多优秀的人
大部分G都是好人，坏人只是个别的
个别人的行为不能代表G
个人行为不要上升到整个G群体
不要把个人问题归结到G身上
不能一概而论，G也有好有坏
任何群体都有败类，不只是G
说这种话的人考虑过G的感受吗
我不觉得G有什么不好
我不认为G比别人差
没必要这样说G
这样说G合适吗
太多人对G有误解了
去过之后才发现G其实很热情
现在对G的歧视依然存在，需要大家一起改变
职场上对G的歧视应该被法律禁止
应该立法保护G的权益
G不应该被这样对待
没有人生来就应该被歧视，G也一样
歧视来源于无知，多了解一下G吧
G的贡献不应该被忘记
以前我也对G有偏见，后来认识了才知道自己错了
不要带着有色眼镜看G
请放下对G的成见
种族歧视是可耻的
性别歧视和地域歧视都是不对的
男女平等，G也一样
骂人之前先想想自己，G招你惹你了
这不是歧视G是什么
`
  .trim()
  .split('\n');

const groups =
  '河南人 东北人 上海人 北京人 广东人 新疆人 四川人 山东人 外地人 农村人 江西人 湖北人 安徽人 福建人 台湾人 香港人 黑人 白人 亚洲人 印度人 日本人 韩国人 越南人 少数民族 回族 穆斯林 犹太人 移民 外国人 外劳 女性 女人 女生 男性 男人 男生 女司机 单身女性 家庭主妇 同性恋 同志 跨性别者 残疾人 老年人 老人 年轻人 胖子 穷人 农民工 河南 东北 他们 她们'.split(
    ' ',
  );

/** Each group with every template that falls to it in turn: `perGroup` of them, the same on every call. */
export function counterSpeechExamples(perGroup: number): string[] {
  return groups.flatMap((group, at) =>
    Array.from({ length: perGroup }, (_, step) => {
      const template = templates[(at * 7 + step) % templates.length] ?? '';
      const second = templates[(at * 11 + step * 3 + 1) % templates.length] ?? '';
      return (step % 3 === 2 ? `${template}。${second}` : template).replaceAll('G', group);
    }),
  );
}
