# Builds the archive into one small image: docker build -t rostra .  (docs/operating.md has the rest)
FROM python:3.11-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /rostra
COPY requirements.lock ./
# The environment itself needs no pip: the image's own one fills it, from the lock file and its hashes only.
RUN python -m venv --without-pip .venv \
 && pip --python .venv/bin/python install --require-hashes -r requirements.lock
COPY pyproject.toml README.md ./
COPY app app
RUN pip --python .venv/bin/python install --no-deps --no-build-isolation --editable . \
 && .venv/bin/python -m compileall -q app
COPY migrations migrations
COPY templates templates
COPY static static
COPY locales locales
COPY samples samples

FROM python:3.11-slim-trixie
# The same path as above: an environment does not move.
COPY --from=build /rostra /rostra
# One small font with Chinese, for the pictures that sites show beside a shared link.
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-wqy-microhei \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --home-dir /data rostra \
 && install -d -o rostra -g rostra /data
ENV PATH=/rostra/.venv/bin:$PATH PYTHONUNBUFFERED=1 ROSTRA_DATA=/data
WORKDIR /rostra
USER 10001
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["rostra", "serve", "--host", "0.0.0.0"]
