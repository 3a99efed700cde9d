/**
 * The invented customers: one in each of the 22 cities with the short promise [S1-11], more in some of them, and a few
 * elsewhere. Every name says that it is an example; distances are those of the road to the nearest service centre.
 */
export type PolicyId = 'xingwang-standard' | 'integrator-general' | 'equipment-handbook' | 'beixinyuan-statement'

export const samplePolicies: readonly PolicyId[] = [
  'xingwang-standard',
  'integrator-general',
  'equipment-handbook',
  'beixinyuan-statement',
]

type Branch = readonly [town: string, km: number]

export type Place = {
  readonly city: string
  readonly areaCode: string
  /** Of a local number; 8 where left out. */
  readonly digits?: 7
  /** Of the main site. */
  readonly km: number
  readonly branches: readonly Branch[]
}

export const places: readonly Place[] = [
  { city: '北京', areaCode: '010', km: 12, branches: [['张家口', 198]] },
  {
    city: '成都',
    areaCode: '028',
    km: 9,
    branches: [
      ['绵阳', 128],
      ['攀枝花', 612],
    ],
  },
  {
    city: '广州',
    areaCode: '020',
    km: 15,
    branches: [
      ['清远', 78],
      ['韶关', 224],
    ],
  },
  { city: '汕头', areaCode: '0754', km: 6, branches: [['潮州', 43]] },
  {
    city: '贵阳',
    areaCode: '0851',
    km: 11,
    branches: [
      ['遵义', 152],
      ['毕节', 183],
    ],
  },
  {
    city: '杭州',
    areaCode: '0571',
    km: 18,
    branches: [
      ['绍兴', 66],
      ['温州', 321],
    ],
  },
  {
    city: '合肥',
    areaCode: '0551',
    km: 14,
    branches: [
      ['六安', 82],
      ['黄山', 292],
    ],
  },
  {
    city: '济南',
    areaCode: '0531',
    km: 8,
    branches: [
      ['泰安', 71],
      ['临沂', 251],
    ],
  },
  { city: '青岛', areaCode: '0532', km: 21, branches: [['日照', 149]] },
  {
    city: '兰州',
    areaCode: '0931',
    digits: 7,
    km: 7,
    branches: [
      ['白银', 76],
      ['酒泉', 728],
    ],
  },
  {
    city: '南京',
    areaCode: '025',
    km: 16,
    branches: [
      ['镇江', 74],
      ['徐州', 332],
    ],
  },
  { city: '苏州', areaCode: '0512', km: 13, branches: [['南通', 96]] },
  {
    city: '上海',
    areaCode: '021',
    km: 22,
    branches: [
      ['嘉兴', 94],
      ['舟山', 278],
    ],
  },
  { city: '天津', areaCode: '022', km: 17, branches: [['沧州', 121]] },
  {
    city: '乌鲁木齐',
    areaCode: '0991',
    digits: 7,
    km: 10,
    branches: [
      ['昌吉', 38],
      ['喀什', 1462],
    ],
  },
  {
    city: '武汉',
    areaCode: '027',
    km: 19,
    branches: [
      ['孝感', 69],
      ['恩施', 523],
    ],
  },
  {
    city: '长沙',
    areaCode: '0731',
    km: 12,
    branches: [
      ['湘潭', 56],
      ['怀化', 431],
    ],
  },
  {
    city: '重庆',
    areaCode: '023',
    km: 14,
    branches: [
      ['涪陵', 106],
      ['万州', 268],
    ],
  },
  { city: '深圳', areaCode: '0755', km: 9, branches: [['惠州', 84]] },
  { city: '廊坊', areaCode: '0316', digits: 7, km: 5, branches: [['保定', 141]] },
  { city: '东莞', areaCode: '0769', km: 24, branches: [] },
  { city: '佛山', areaCode: '0757', km: 11, branches: [['肇庆', 77]] },
  { city: '西安', areaCode: '029', km: 632, branches: [['咸阳', 655]] },
  { city: '昆明', areaCode: '0871', km: 517, branches: [] },
  { city: '哈尔滨', areaCode: '0451', km: 1236, branches: [] },
  { city: '太原', areaCode: '0351', km: 384, branches: [] },
  { city: '郑州', areaCode: '0371', km: 356, branches: [] },
]

export type CustomerPlan = {
  readonly city: string
  readonly name: string
  readonly policy: PolicyId
  /** A number of the bundled recording: its caller is known. */
  readonly number?: string
  /** Left out, the contract is in service for a good while. */
  readonly contract?: 'ending' | 'ended'
  /** A second contract under another policy. */
  readonly also?: PolicyId
}

const xingwang = 'xingwang-standard'
const integrator = 'integrator-general'
const handbook = 'equipment-handbook'
const statement = 'beixinyuan-statement'

export const customerPlans: readonly CustomerPlan[] = [
  { city: '广州', name: '广州示例第一医院', policy: handbook, also: xingwang, number: '13800001111' },
  { city: '北京', name: '北京示例商业银行', policy: xingwang, also: statement, number: '01062137891' },
  { city: '杭州', name: '杭州示例轨道交通公司', policy: integrator, number: '057187359879' },
  { city: '成都', name: '成都示例大学', policy: handbook, number: '02885001234' },
  { city: '武汉', name: '武汉示例应急指挥中心', policy: xingwang, number: '13911112222' },
  { city: '汕头', name: '汕头示例港务公司', policy: xingwang },
  { city: '贵阳', name: '贵阳示例大数据公司', policy: xingwang },
  { city: '合肥', name: '合肥示例科技园', policy: integrator },
  { city: '济南', name: '济南示例供电公司', policy: handbook },
  { city: '青岛', name: '青岛示例海运公司', policy: integrator },
  { city: '兰州', name: '兰州示例水务公司', policy: handbook },
  { city: '南京', name: '南京示例广播电视台', policy: xingwang },
  { city: '苏州', name: '苏州示例精密制造公司', policy: integrator, contract: 'ending' },
  { city: '上海', name: '上海示例证券公司', policy: xingwang, also: integrator },
  { city: '天津', name: '天津示例第二医院', policy: handbook, contract: 'ending' },
  { city: '乌鲁木齐', name: '乌鲁木齐示例机场', policy: handbook },
  { city: '长沙', name: '长沙示例政务云中心', policy: xingwang },
  { city: '重庆', name: '重庆示例燃气公司', policy: integrator },
  { city: '深圳', name: '深圳示例物流公司', policy: xingwang, contract: 'ending' },
  { city: '廊坊', name: '廊坊示例会展中心', policy: statement },
  { city: '东莞', name: '东莞示例电子厂', policy: integrator, contract: 'ended' },
  { city: '佛山', name: '佛山示例陶瓷公司', policy: statement, contract: 'ended' },
  { city: '北京', name: '北京示例设计研究院', policy: statement },
  { city: '北京', name: '北京示例第三医院', policy: handbook },
  { city: '上海', name: '上海示例地铁运营公司', policy: integrator },
  { city: '广州', name: '广州示例农商银行', policy: xingwang },
  { city: '深圳', name: '深圳示例保险公司', policy: xingwang },
  { city: '杭州', name: '杭州示例云计算公司', policy: xingwang },
  { city: '成都', name: '成都示例高速公路公司', policy: integrator },
  { city: '武汉', name: '武汉示例钢铁公司', policy: handbook },
  { city: '南京', name: '南京示例师范学院', policy: statement },
  { city: '重庆', name: '重庆示例消防支队', policy: xingwang, contract: 'ended' },
  { city: '长沙', name: '长沙示例烟草公司', policy: statement, contract: 'ending' },
  { city: '兰州', name: '兰州示例铁路局', policy: xingwang },
  { city: '济南', name: '济南示例市民热线', policy: integrator },
  { city: '西安', name: '西安示例航天研究所', policy: xingwang },
  { city: '昆明', name: '昆明示例旅游集团', policy: handbook },
  { city: '哈尔滨', name: '哈尔滨示例供热公司', policy: handbook },
  { city: '太原', name: '太原示例煤业集团', policy: xingwang, contract: 'ending' },
  { city: '郑州', name: '郑州示例粮食储备库', policy: statement },
]
