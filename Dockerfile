# Patchbay as one image: API, page and workers. ROLE=api or ROLE=worker splits them.

FROM node:24-slim AS base
WORKDIR /app

# Manifests alone, so that a change of code does not install everything again.
FROM base AS manifests
COPY package.json package-lock.json .npmrc ./
COPY apps/server/package.json apps/server/
COPY apps/admin/package.json apps/admin/
COPY apps/vendor-sim/package.json apps/vendor-sim/
COPY libs/core/package.json libs/core/
COPY libs/contracts/package.json libs/contracts/
COPY libs/connector-sdk/package.json libs/connector-sdk/
COPY libs/connectors/package.json libs/connectors/
COPY libs/client/package.json libs/client/
COPY bench/package.json bench/

FROM manifests AS build
RUN npm ci --include=dev --no-progress
COPY . .
RUN npm run build

FROM manifests AS production
RUN npm ci --omit=dev --no-progress --workspace=@patchbay/server

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node /data
COPY --from=production /app/ ./
COPY --from=build /app/dist/ dist/
COPY --from=build /app/libs/core/dist/ libs/core/dist/
COPY --from=build /app/libs/contracts/dist/ libs/contracts/dist/
COPY --from=build /app/libs/connector-sdk/dist/ libs/connector-sdk/dist/
COPY --from=build /app/libs/connectors/dist/ libs/connectors/dist/
COPY --from=build /app/apps/admin/dist/ apps/admin/dist/
COPY LICENSE ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=32", "dist/server/main.js"]
