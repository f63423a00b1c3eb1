"""The page: a chat over the same assistant that the command line and HTTP use."""

from __future__ import annotations

import os
from typing import Any, TypeAlias

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # gradio reads it when it is imported

import gradio as gr
from fastapi import FastAPI

from assistant.protocols import Backing
from corpus.errors import PolicyError
from ui.examples import example_questions
from ui.reply import plain, reply_markdown

__all__ = ["mount_page"]

# Fonts of the machine it is looked at on; gradio's own themes fetch theirs from outside.
FONTS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")
QUESTIONS_AT_ONCE = 8

Asked: TypeAlias = list[str]  # the user's questions, as typed
Shown: TypeAlias = list[dict[str, Any]]  # the messages of the chat, as gradio has them


def mount_page(app: FastAPI, backing: Backing) -> FastAPI:
    """`app` with the page at `/`."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        _page(backing),
        path="/",
        theme=gr.themes.Default(font=FONTS, font_mono=("ui-monospace", "monospace")),
        footer_links=[],
        ssr_mode=False,
        show_error=False,
    )
    return mounted


def _page(backing: Backing) -> gr.Blocks:
    def respond(question: str, asked: Asked, shown: Shown) -> tuple[str, Asked, Shown]:
        exchange = (
            {"role": "user", "content": plain(question)},
            {"role": "assistant", "content": _reply(backing, question, asked)},
        )
        return "", [*asked, question], [*shown, *exchange]

    examples = example_questions(backing.library().documents, backing.answerer())
    page: gr.Blocks = gr.Blocks(title="问策", analytics_enabled=False, fill_height=True)
    with page:
        gr.Markdown("# 问策\n对着政策文件问答，答案短而准，句句有出处。")
        asked = gr.State([])
        chat = gr.Chatbot(
            show_label=False,
            latex_delimiters=[],
            scale=1,
            placeholder="还没有对话",
            buttons=["copy"],  # one of the default ones would post the conversation outside
        )
        with gr.Row():
            question = gr.Textbox(
                show_label=False, placeholder="请输入问题，回车发送", autofocus=True, scale=9
            )
            send = gr.Button("发送", variant="primary", scale=1, min_width=80)
        gr.on(
            [question.submit, send.click],
            respond,
            [question, asked, chat],
            [question, asked, chat],
            concurrency_limit=QUESTIONS_AT_ONCE,
            api_name="ask",
        )
        chat.clear(list, None, asked)
        if examples:
            gr.Examples([[text] for text in examples], [question], label="可以这样问")
    return page


def _reply(backing: Backing, question: str, asked: Asked) -> str:
    try:
        return reply_markdown(backing.answerer().ask(question, history=asked))
    except PolicyError as exc:
        return plain(str(exc))
