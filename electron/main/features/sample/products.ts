/** Product lines of the catalogue [S1-01] with invented models, and what callers report of them. */
export type ProductLine = {
  readonly name: string
  /** Two letters of the serial number. */
  readonly code: string
  readonly models: readonly string[]
  readonly faults: readonly string[]
}

export const productLines: readonly ProductLine[] = [
  {
    name: '融合通信·智慧应急系列',
    code: 'EM',
    models: ['示例 EM-300 应急调度台', '示例 EM-80 车载通信单元'],
    faults: ['调度台登录后黑屏', '应急广播终端离线', '调度录音无法回放', '车载单元切换网络后掉线'],
  },
  {
    name: '融合通信·EC 企业通信系列',
    code: 'EC',
    models: [
      '示例 EC-2000 企业通信服务器',
      '示例 EC-16 语音网关',
      '示例 EC-IAD1224 综合接入设备',
      '示例 EC-T30 IP电话机',
    ],
    faults: ['语音网关全部分机无法呼出', '通话单向无声', '话机注册时断时续', '来电显示号码错误'],
  },
  {
    name: '融合通信·视频会议系列',
    code: 'VC',
    models: ['示例 VC-600 会议终端', '示例 VC-MCU8 多点控制单元'],
    faults: ['会议终端无法入会', '主会场图像花屏', '双流共享卡顿', '多点控制单元板卡告警'],
  },
  {
    name: '融合通信·联络中心系列',
    code: 'CC',
    models: ['示例 CC-500 联络中心服务器'],
    faults: ['坐席无法签入', '排队提示音不播放', '录音服务器空间告警', '报表数据延迟一小时'],
  },
  {
    name: '融合通信·视频监控系列',
    code: 'VS',
    models: ['示例 VS-NVR64 录像机', '示例 VS-D4 摄像机'],
    faults: ['录像机硬盘掉线', '二十路摄像机无图像', '摄像机云台不转动', '录像检索缺失两小时'],
  },
  {
    name: '能基&数据中心',
    code: 'DC',
    models: ['示例 DC-UPS40 不间断电源', '示例 DC-AC25 精密空调'],
    faults: ['不间断电源转旁路告警', '精密空调高温告警', '蓄电池组内阻偏高', '动环监控数据中断'],
  },
  {
    name: '网络、传输、接入',
    code: 'NT',
    models: ['示例 NT-S5800 汇聚交换机', '示例 NT-OTN6 传输设备', '示例 NT-OLT8 接入设备'],
    faults: ['核心交换机堆叠分裂', '光口频繁上下线', '传输设备单板故障', '接入设备下挂用户掉线'],
  },
  {
    name: '智能计算',
    code: 'AI',
    models: ['示例 AI-G8 计算服务器'],
    faults: ['计算卡温度过高降频', '服务器无法识别一张计算卡', '训练任务中断后重启失败', '电源模块告警'],
  },
  {
    name: '云计算',
    code: 'CL',
    models: ['示例 CL-HCI4 超融合节点', '示例 CL-ST12 分布式存储'],
    faults: ['超融合节点宕机', '存储池容量告警', '虚拟机迁移失败', '管理平台无法登录'],
  },
  {
    name: '星网信通自产软件',
    code: 'SW',
    models: ['示例 SW-NMS 网管软件', '示例 SW-SEC 终端安全软件'],
    faults: ['网管软件拓扑不刷新', '终端安全软件升级失败', '许可到期提示', '客户端与服务器连接断开'],
  },
]

/** What is asked for where nothing is broken, by request category [S1-03]. */
export const enquiries: Readonly<Record<string, readonly string[]>> = {
  sales: ['询问扩容报价', '询问备用电源采购', '询问续保价格'],
  policy: ['咨询备件先行的到达时间', '咨询维保到期后的服务', '咨询巡检安排', '咨询远程接入的授权方式'],
  complaint: ['反映上次上门等待时间过长', '反映回访电话过于频繁'],
  suggestion: ['建议增加短信通知', '希望支持自定义报表', '希望支持批量导入分机'],
}

export const surnames: readonly string[] = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
]
export const givenNames: readonly string[] = [...'安宁和平远清明立新成文川云江海松竹梅兰晨夏秋冬雪峰石泉溪舟帆']
export const titles: readonly string[] = ['网络管理员', '机房主管', '信息科科长', '值班工程师', '设备管理员']
