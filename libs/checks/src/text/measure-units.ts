/** A unit of measure: quantities of one `base` compare after multiplying with `factor`. */
export interface MeasureUnit {
  base: string;
  factor: number;
}

const table: readonly (readonly [base: string, factor: number, names: string])[] = [
  ['%', 1, '% percent pct 個百分點 百分點'],
  ['%', 10, '成'],
  ['minute', 1 / 60, 'second seconds sec secs 秒 秒鐘'],
  ['minute', 1, 'minute minutes min mins 分鐘'],
  ['minute', 60, 'hour hours hr hrs h 小時 個小時 鐘頭 個鐘頭'],
  ['minute', 1440, 'day days 天 日'],
  ['minute', 10080, 'week weeks 週 周 個禮拜 個星期 星期'],
  ['month', 1, 'month months 個月 個月份'],
  ['month', 12, 'year years yr yrs 年 年度'],
  ['age', 1, '歲'],
  ['m', 0.001, 'mm millimetre millimetres millimeter millimeters 公釐 毫米'],
  ['m', 0.01, 'cm centimetre centimetres centimeter centimeters 公分'],
  ['m', 1, 'm metre metres meter meters 公尺'],
  ['m', 1000, 'km kilometre kilometres kilometer kilometers 公里'],
  ['m', 0.0254, 'inch inches 吋 英吋'],
  ['m', 0.3048, 'ft foot feet 呎 英呎'],
  ['m', 1609.344, 'mile miles mi 英里'],
  ['g', 0.001, 'mg milligram milligrams 毫克'],
  ['g', 1, 'g gram grams 公克'],
  ['g', 600, '台斤 臺斤'],
  ['g', 1000, 'kg kilogram kilograms kilo kilos 公斤'],
  ['g', 1e6, 'tonne tonnes 公噸'],
  ['g', 453.59237, 'lb lbs'],
  ['l', 0.001, 'ml millilitre millilitres milliliter milliliters 毫升'],
  ['l', 1, 'l litre litres liter liters 公升'],
  ['m2', 1, '平方公尺'],
  ['m2', 3.305785, '坪'],
  ['m2', 10000, 'hectare hectares 公頃'],
  ['°C', 1, '°C ℃ 度C'],
  ['W', 1, 'W watt watts 瓦'],
  ['W', 1000, 'kW kilowatt kilowatts 千瓦'],
  ['Wh', 1000, 'kWh 度電'],
  ['V', 1, 'V volt volts 伏特'],
  ['byte', 1e6, 'MB'],
  ['byte', 1e9, 'GB'],
  ['byte', 1e12, 'TB'],
  ['TWD', 1, 'TWD NTD 元 塊錢 塊'],
  ['USD', 1, 'USD 美元 美金'],
  ['$', 1, 'dollars dollar'],
  ['EUR', 1, 'EUR euro euros 歐元'],
  ['GBP', 1, 'GBP 英鎊'],
  ['JPY', 1, 'JPY yen 日圓 日元'],
  ['CNY', 1, 'CNY RMB 人民幣'],
  ['person', 1, 'people persons person 人 名 位'],
  ['times', 1, 'times 次 回'],
  ['', 1, '個 台 臺 件 張 本 輛 家 間 筆 隻 顆 瓶 盒 包 份 項 條 座 棟 層 樓 號 期 屆 場 集 部 首 倍 級 款 種'],
];

/** Units by the word that names them, as written; English words in lower case. */
export const measureUnits: ReadonlyMap<string, MeasureUnit> = new Map(
  table.flatMap(([base, factor, names]) => names.split(' ').map((name) => [name, { base, factor }] as const)),
);

/** Currencies by the sign before an amount, longest first. */
export const currencySigns: readonly (readonly [sign: string, base: string])[] = [
  ['新臺幣', 'TWD'],
  ['新台幣', 'TWD'],
  ['NT$', 'TWD'],
  ['TWD', 'TWD'],
  ['US$', 'USD'],
  ['USD', 'USD'],
  ['EUR', 'EUR'],
  ['$', '$'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
];

/** Words that multiply the number before them. */
export const numberScales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['百', 100],
  ['千', 1e3],
  ['萬', 1e4],
  ['百萬', 1e6],
  ['千萬', 1e7],
  ['億', 1e8],
  ['兆', 1e12],
]);
