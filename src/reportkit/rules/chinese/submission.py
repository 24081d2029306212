"""发出去的文件方面的问题：定稿和报送材料。

用语：个人信息 personal data，内部内容 internal，元数据 metadata，替代文字 alternative text。
"""

from reportkit.rules.chinese import Said

TEXTS = {
    "submission/personal-data": Said(
        "{where}里有{kind}：`{masked}`",
        "收到文件的人不应当看到它。发出去的每一个字节都要检查：正文、批注、修订、属性、"
        "替代文字、图片的元数据、文件名，以及文件里的文件。",
        "在所在的地方删掉它。如果谁都可以看，例如信头上的电话，"
        "就写进 `reportkit.yaml` 的 `contacts`。",
        {"list": "如果谁都可以看，就写进 `reportkit.yaml` 的 `contacts`"},
    ),
    "submission/internal": Said(
        "{where}里有 `{field}` 的内容，这是内部内容：`{masked}`",
        "生成文件以前已经从记录里去掉了，它是从别的地方进来的：模板、附件、图片，或者手工添加。",
        "在所在的地方删掉它。如果谁都可以看，就写到记录里公开的字段中。",
    ),
    "submission/picture-tells": Said(
        "{where}透露了{what}",
        "相机和软件写进图片里的，比看得见的多：拍摄地点、拍摄者，有时还有裁掉的部分。",
        "使用去掉元数据的图片；reportkit 会在定稿里去掉它们。",
    ),
    "submission/unsearched": Said(
        "{where}无法检查：{cause}",
        "无法检查的文件里什么都可能有，而发出去的内容必须经得起检查。",
        "去掉密码另存，或者存成读得出来的文件，例如 .docx、.xlsx 或 .pdf。",
    ),
    "submission/placeholder": Said(
        "文档里还写着 `{placeholder}`",
        "定稿里不能有占位文字。不是记录带来的，就是写在模板里的。",
        "在模板里换成字段，或者换成要写的文字。",
    ),
    "submission/no-alt": Said(
        "有一张图片没有替代文字",
        "看不见图片的人要靠它了解内容。定稿里的每张图片都要有替代文字，或者标为装饰性图片。",
        "在模板里右键单击图片，选择“编辑替代文字”，写明图片的内容，或者标为装饰性。",
    ),
}
