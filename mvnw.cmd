@echo off
rem Runs Maven: the one on this machine when it is recent enough, else one that is fetched once and kept in
rem %USERPROFILE%\.m2\wrapper\pantas. Needs a JDK 17 or newer and nothing else.
setlocal EnableDelayedExpansion
set "ROOT=%~dp0"
set "SETTINGS=%ROOT%.mvn\wrapper\maven-wrapper.properties"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo No Java found. Install a JDK 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 1
)

for /f "tokens=2 delims==" %%m in ('findstr /b "minimumVersion=" "%SETTINGS%"') do set "MINIMUM=%%m"
for /f "tokens=1-3 delims=." %%a in ("%MINIMUM%") do set /a "WANT=%%a*1000000+%%b*1000+%%c"

where mvn >nul 2>&1
if errorlevel 1 goto fetch
set "FOUND="
for /f "tokens=3" %%v in ('mvn --version 2^>nul ^| findstr /c:"Apache Maven"') do if not defined FOUND set "FOUND=%%v"
if not defined FOUND goto fetch
for /f "tokens=1-3 delims=.-" %%a in ("%FOUND%") do set /a "HAVE=%%a*1000000+%%b*1000+%%c"
if %HAVE% LSS %WANT% goto fetch
call mvn %*
exit /b %ERRORLEVEL%

:fetch
set "STORE=%USERPROFILE%\.m2\wrapper\pantas"
if defined MAVEN_USER_HOME set "STORE=%MAVEN_USER_HOME%\wrapper\pantas"
set "MAVEN="
for /f "usebackq delims=" %%h in (`call "%JAVA%" "%ROOT%.mvn\wrapper\FetchMaven.java" "%SETTINGS%" "%STORE%"`) do set "MAVEN=%%h"
if not defined MAVEN exit /b 1
call "%MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
