/**
 * Words of software and machine learning as Chinese developers write them, each with its English words. Question words and what
 * any text has are left out. Longer words come before the shorter ones within them by themselves, for the longest match counts.
 */
export const chineseGlossary: ReadonlyMap<string, string> = new Map(
  `
安装 install|装不上 install fail error|装 install|卸载 uninstall|升级 upgrade update|降级 downgrade|更新 update|版本 version|依赖 dependency|冲突 conflict
环境 environment|虚拟环境 virtual environment|环境变量 environment variable|驱动 driver|显卡 gpu graphics card|显存 gpu memory|爆显存 cuda out of memory
内存 memory ram|内存不够 not fit in memory|硬盘 disk|磁盘 disk|主机 host machine|服务器 server|容器 container|镜像 docker image mirror|集群 cluster|多卡 multi gpu several gpus
单卡 single gpu|多机 several machines distributed|分布式 distributed|并行 parallel|苹果 apple mac|报错 error|错误 error|异常 exception|崩溃 crash|卡住 hang stuck|卡死 hang stuck
失败 fail|超时 timeout|乱码 garbled characters encoding|编码 encoding|解码 decode|找不到 not found cannot find|没有权限 permission denied|权限 permission
下载 download|断了 break off|断点续传 resume|断点 checkpoint|检查点 checkpoint|恢复 resume restore|保存 save store|加载 load|导入 import|导出 export|缓存 cache|离线 offline|联网 online
密钥 api key secret|秘钥 api key secret|泄露 leak|限流 rate limit|限速 rate limit|频率 rate frequency|配额 quota limit|请求 request|接口 api interface endpoint|重试 retry
数据 data|数据集 dataset|训练集 training set|测试集 test set|验证集 validation set|语料 corpus text data|样本 sample examples|清洗 clean cleaning|去重 deduplicate duplicates|重复 duplicate repeat
标注 label annotate annotation|标注员 annotator|标签 label|一致性 consistency agreement|一致 consistent agree|不平衡 imbalance imbalanced|少数类 minority rare class|类别 class category|正样本 positive|负样本 negative
分词 tokenize tokenization|分词器 tokenizer|词表 vocabulary tokens|新词 new tokens|词向量 word vector embedding|向量 vector embedding|嵌入 embedding|语义搜索 semantic search|语义 semantic
检索 retrieval search|搜索 search|召回 recall retrieval|重排 rerank reranker|精排 rerank reranker|切分 split chunk|分块 chunk chunking|切块 chunk chunking|知识库 knowledge base documents|文档 document documentation
向量库 vector database|向量数据库 vector database|数据库 database|注意力 attention|自注意力 self attention|多头 multi head|卷积 convolution cnn|循环 recurrent loop|循环神经网络 rnn recurrent network|神经网络 neural network
架构 architecture|结构 structure architecture|层 layer|冻结 freeze layers|模型 model|大模型 large language model llm|小模型 small model|参数 parameter|参数量 model size parameters|开源 open source|权重 weights
预训练 pretrained pretraining|微调 fine-tune fine-tuning|迁移学习 transfer learning|遗忘 forget forgetting|灾难性遗忘 catastrophic forgetting|变笨 lost general abilities forgetting|变傻 lost general abilities forgetting|低秩 low rank lora|适配器 adapter
训练 train training|推理 inference|学习率 learning rate|批大小 batch size|批次 batch|轮 epoch|步数 steps|预热 warmup|衰减 decay|优化器 optimizer|梯度 gradient|梯度累积 gradient accumulation|梯度裁剪 gradient clipping
损失 loss|收敛 converge|发散 diverge|震荡 oscillate noisy|混合精度 mixed precision fp16 bf16|半精度 half precision fp16|精度 precision accuracy|单精度 fp32|溢出 overflow
超参 hyperparameter|超参数 hyperparameter|搜索空间 search space|网格搜索 grid search|调参 hyperparameter search tune|贝叶斯 bayesian|过拟合 overfitting|欠拟合 underfitting|泛化 generalize
正则 regularization|正则化 regularization|稀疏 sparse|数据增强 data augmentation|增强 augmentation|回译 back translation|同义词 synonym|丢弃 dropout|随机失活 dropout|早停 early stopping|提前停止 early stopping|耐心 patience
交叉验证 cross-validation|折 fold|指标 metric|准确率 accuracy|精确率 precision|查准率 precision|召回率 recall|查全率 recall|混淆矩阵 confusion matrix|困惑度 perplexity|校准 calibration calibrated|置信度 confidence score|阈值 threshold
评测 evaluation benchmark|评估 evaluate evaluation|评测集 evaluation set|裁判 judge|打分 score judge rate|打分模型 judge|基准 benchmark baseline|泄漏 leakage|数据泄漏 data leakage|复现 reproduce reproducible|随机种子 random seed|种子 seed|随机 random
测试 test|单测 unit test|单元测试 unit test|回归 regression|用例 test case|偶尔 sometimes now and then flaky|偶发 flaky intermittent|时好时坏 flaky|不稳定 flaky unstable|压测 load test|压力测试 load test|并发 concurrent concurrency
红队 red team|攻击 attack|越狱 jailbreak|注入 injection|提示注入 prompt injection|安全 safety security|上线 release production launch|线上 production|生产 production|部署 deploy deployment|服务 service serve serving|监控 monitor monitoring
报警 alert|告警 alert|漂移 drift|日志 log|扩容 scale autoscale|缩容 scale down|自动扩缩 autoscale|扩缩容 autoscale|冷启动 cold start|流式 streaming stream|逐字 token by token streaming|首字 first token latency|延迟 latency|吞吐 throughput
量化 quantize quantized quantization|蒸馏 distill distillation|教师 teacher|学生 student|剪枝 prune pruning|裁剪 prune clip|压缩 compress|加速 speed up faster|变慢 slow slower|变快 faster|太慢 slow|慢 slow|快 fast|性能 performance|瓶颈 bottleneck profile
性能分析 profiling profile|成本 cost|费用 cost price|便宜 cheap reduce cost|省钱 save cost|价格 price|预算 budget|收费 price paid|提示词 prompt|提示 prompt|写提示 write prompt|系统提示 system prompt|少样本 few-shot|幻觉 hallucination|胡说 hallucinate make up|瞎编 hallucinate make up|编造 make up hallucinate
结构化 structured|格式 format|输出 output|输入 input|温度 temperature|采样 sampling|解码策略 decoding sampling|函数调用 function calling|调用 call|工具 tool|工具调用 tool calling|智能体 agent|死循环 loop forever repeat endless|反复 repeat again|停不下来 stop endless
上下文 context|长文本 long context|对话 conversation chat|聊天 chat|回答 answer|问题 question problem issue|隐私 privacy|个人信息 personal data|用户数据 user data|脱敏 anonymize remove personal data|删除 delete remove|合规 compliance legal
许可 license|许可证 license|协议 license agreement|授权 license permission|商用 commercial use|商业 commercial|版权 copyright|贡献 contribute contribution|贡献者 contributor|提交 commit submit|提交信息 commit message|代码风格 code style|风格 style|规范 convention style rules|格式化 format
合并 merge|评审 review|审核 review|审查 review|分支 branch|仓库 repository repo|源码 source code|代码 code|发布 release|发版 release|新版 new version release|版本号 version number|语义化版本 semantic versioning|兼容 compatible compatibility|不兼容 breaking incompatible|破坏性 breaking
废弃 deprecated deprecation|弃用 deprecated deprecation|移除 remove removed|路线图 roadmap|规划 plan roadmap|计划 plan planned|功能 feature|新功能 new feature|需求 feature request requirement|建议 propose suggestion|提议 propose proposal|反馈 feedback report|缺陷 bug|漏洞 bug vulnerability|提交问题 report issue|活动 event|聚会 meetup|线下 meetup offline|例会 community call meeting|社区 community
导师 mentor mentoring|新手 beginner newcomer|新人 newcomer|入门 beginner start|带一带 mentor|频道 channel|群 group channel|在哪问 where to ask|提问 ask question|行为准则 code of conduct|骚扰 harassment report|举报 report|骂人 insult conduct|公司 company|团队 team|产品 product|用户 user|客户 customer
均衡 balance|对比 compare difference|区别 difference|选择 choose|选哪个 which choose|推荐 recommend|大小 size|长度 length|数量 number amount|多少条 how many examples|多大 how large size|多久 how long|时间 time|原理 how does it work|作用 what does it do|步骤 steps how to|流程 process steps|教程 tutorial|示例 example|例子 example|支持 support|配置 configuration settings config|设置 set setting|命令 command|脚本 script|文件 file|目录 folder directory|网页 page browser|浏览器 browser|前端 frontend browser|后端 backend server|账号 account|登录 login
`
    .split(/[|\n]/)
    .filter((line) => line.includes(" "))
    .map((line) => {
      const space = line.indexOf(" ");
      return [line.slice(0, space), line.slice(space + 1)];
    }),
);
