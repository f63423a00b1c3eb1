# 问策：两条命令就够了——make run 起服务，make test 跑全部检查。
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000

# Two threads that spin on busy cores are slower than one.
export OMP_NUM_THREADS ?= 1
export TOKENIZERS_PARALLELISM ?= false
export GRADIO_ANALYTICS_ENABLED := False
# Compiling all that is installed takes longer than installing it. Each module is compiled when it is
# first imported instead, and kept.
PIP_INSTALL = $(BIN)/python -m pip install --quiet --no-compile
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test bench screenshots lock clean

run: $(VENV)/.runtime
	exec $(BIN)/wence serve --build --host $(HOST) --port $(PORT)

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@sh scripts/browser.sh
	$(BIN)/pytest -q

bench: $(VENV)/.bench
	$(BIN)/python -m eval.bench $(if $(EXTERNAL),--external $(EXTERNAL))

# Pictures of every tab, light, dark and on a phone, into docs/.
screenshots: $(VENV)/.dev
	@sh scripts/browser.sh
	$(BIN)/python scripts/screenshots.py docs

# The stamps are what makes a second run install nothing.
$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新的版本")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP_INSTALL) -r requirements.lock
	$(PIP_INSTALL) --no-deps -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(PIP_INSTALL) -r requirements-dev.lock
	touch $@

$(VENV)/.bench: requirements-bench.lock $(VENV)/.runtime
	$(PIP_INSTALL) -r requirements-bench.lock
	touch $@

# Resolve anew in throw-away environments; the build suffix of torch is cut so that any index can serve it.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet .
	build/lock/bin/pip freeze --exclude wence | sed 's/+.*//' > requirements.lock
	for extra in dev bench; do $(PYTHON) -m venv --clear build/lock && \
		build/lock/bin/pip install --quiet -c requirements.lock ".[$$extra]" && \
		(echo '-r requirements.lock'; build/lock/bin/pip freeze --exclude wence | sed 's/+.*//' \
			| grep -vxFf requirements.lock) > requirements-$$extra.lock; done
	rm -rf build/lock

clean:
	rm -rf $(VENV) .wence build dist runs *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
